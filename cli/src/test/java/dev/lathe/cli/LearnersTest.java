package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnersTest {
  @TempDir Path folder;

  @Test
  void all_learners_are_listed() {
    var result = new Shell(folder).run("learners");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("baseline", "ridge-regression", "logistic-regression");
  }

  @Test
  void a_learner_tells_its_settings() {
    var result = new Shell(folder).run("learners", "ridge-regression");

    assertThat(result.out()).contains("alphas", "strengths of the penalty");
  }

  @Test
  void json_lists_settings_and_kinds() throws Exception {
    var result = new Shell(folder).run("learners", "ridge-regression", "--json");

    var learner = new ObjectMapper().readTree(result.out());
    assertThat(learner.get("name").asText()).isEqualTo("ridge-regression");
    assertThat(learner.get("kinds").get(0).asText()).isEqualTo("regression");
    assertThat(learner.get("settings").get(0).get("key").asText()).isEqualTo("alphas");
  }

  @Test
  void an_unknown_learner_is_met_with_the_nearest() {
    var result = new Shell(folder).run("learners", "rige-regresion");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("there is no learner 'rige-regresion'")
        .contains("did you mean 'ridge-regression'?");
  }

  @Test
  void lines_fit_the_terminal() {
    var result = new Shell(folder).terminal(60, false).run("learners");

    assertThat(result.out().lines().limit(4)).allMatch(line -> line.length() <= 60);
  }

  @Test
  void colours_are_only_for_terminals() {
    assertThat(new Shell(folder).run("learners").out()).doesNotContain("\u001b");
    assertThat(new Shell(folder).terminal(80, true).run("learners").out()).contains("\u001b[36m");
  }
}
