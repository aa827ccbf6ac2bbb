package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lathe.math.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files that `fit` wrote to versions in production.
class ModelsCommandTest {
  @TempDir Path folder;

  private Shell.Result lathe(String... arguments) {
    return new Shell(folder).environment("LATHE_HOME", "home").run(arguments);
  }

  private static JsonNode json(Shell.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  /// A model in a folder of this name, of rows that follow `x` but for noise.
  private void fit(String name, double noise, String... more) throws IOException {
    var random = RandomStream.of(1, name);
    var text = new StringBuilder("x,y\n");
    for (int row = 0; row < 300; row++) {
      double x = random.nextDouble();
      boolean stays = x + noise * random.nextGaussian() > 0.5;
      text.append(String.format(Locale.ROOT, "%.6f,%s\n", x, stays ? "stays" : "leaves"));
    }
    Files.writeString(folder.resolve(name + ".csv"), text);
    var line = new ArrayList<String>();
    line.addAll(
        List.of("fit", folder.resolve(name + ".csv").toString(), "--target", "y", "--out", name));
    line.addAll(List.of("--learner", "logistic-regression"));
    line.addAll(List.of(more));
    var result = lathe(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
  }

  @BeforeEach
  void models() throws IOException {
    fit("first", 0.3, "--origin", "measured");
    fit("worse", 0.9, "--origin", "measured");
  }

  @Test
  void a_version_is_registered_promoted_and_rolled_back() throws IOException {
    assertThat(lathe("models").out()).contains("no models");
    assertThat(lathe("register", "first", "--name", "churn").out())
        .contains("churn 1.0.0 is registered in dev: the first");
    assertThat(lathe("promote", "churn", "1.0.0", "--because", "try").out())
        .contains("churn 1.0.0 is in production");
    assertThat(lathe("register", "worse", "--name", "churn", "--number", "2.0.0").out())
        .contains("churn 2.0.0", "raised by hand");
    assertThat(lathe("compare", "churn", "1.0.0", "2.0.0").out())
        .contains("churn 1.0.0", "beside", "2.0.0", "Scores", "auc");
    assertThat(lathe("promote", "churn", "2.0.0").code()).isZero();
    assertThat(lathe("rollback", "churn", "--because", "complaints").out())
        .contains("churn 1.0.0 is in production");
    assertThat(lathe("models", "churn").out())
        .contains("back to production", "made room, to archived", "complaints");
    assertThat(lathe("models", "churn", "2").out()).contains("churn 2.0.0", "worse.csv, measured");
    assertThat(lathe("models", "--find", "chur logis").out()).contains("churn 2.0.0");
    var shown = json(lathe("models", "churn", "--json"));
    String first = shown.at("/happened/6/told/time").asText();
    assertThat(shown.at("/versions").size()).isEqualTo(2);
    assertThat(lathe("models", "churn", "--at", first, "--stage", "dev").out())
        .contains("churn 1.0.0 was in dev");
    assertThat(lathe("audit").out()).contains("register-model", "promote-version", "roll-back");
    assertThat(lathe("audit", "verify").out()).contains("the audit holds");
  }

  @Test
  void a_gate_refuses_with_what_it_found_until_it_is_taken_away() throws IOException {
    lathe("register", "first", "--name", "churn");
    lathe("promote", "churn", "1");
    lathe("register", "worse", "--name", "churn");
    var gate = json(lathe("models", "churn", "--gate", "no-worse,margin=0.01", "--json"));

    var refused = lathe("promote", "churn", "2");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("does not enter production", "no-worse");
    assertThat(lathe("models", "churn").out()).contains("refused for production", "no-worse");
    assertThat(lathe("models", "churn", "2").out()).contains("failed no-worse");
    lathe("models", "churn", "--no-gate", gate.at("/id").asText());
    assertThat(lathe("promote", "churn", "2").code()).isZero();
  }

  @Test
  void a_gate_without_a_name_stands_before_every_model() throws IOException {
    var gate =
        json(lathe("models", "--gate", "score-bar,value=0.999", "--stage", "staging", "--json"));
    lathe("register", "first", "--name", "churn");

    var refused = lathe("promote", "churn", "1", "--to", "staging");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("of every model of default");
    assertThat(lathe("models").out()).contains("score-bar", "every model");
    assertThat(lathe("models", "churn").out()).contains("score-bar", "every model");
    assertThat(lathe("models", "--no-gate", gate.at("/id").asText()).code()).isZero();
    assertThat(lathe("promote", "churn", "1", "--to", "staging").code()).isZero();
  }

  @Test
  void a_deployment_is_asked_about_rows_however_they_are_written() throws IOException {
    lathe("register", "first", "--name", "churn");
    lathe("deploy", "live", "churn:1");
    var shell = new Shell(folder).environment("LATHE_HOME", "home");

    var answers =
        shell
            .input("who|x\nann|0.9\nbob|0.1\n")
            .run("deploy", "live", "--answer", "-", "--delimiter", "bar", "--key", "who");

    assertThat(answers.out()).as(answers.err()).contains(",churn 1.0.0,stays,").hasLineCount(3);
    var truths = new StringBuilder("id\ttruth\n");
    answers
        .out()
        .lines()
        .skip(1)
        .forEach(line -> truths.append(line.substring(0, line.indexOf(','))).append("\tstays\n"));
    Files.writeString(folder.resolve("truths.tsv"), truths);
    var posted = lathe("deploy", "live", "--truths", "truths.tsv", "--delimiter", "tab");
    assertThat(posted.out()).as(posted.err()).contains("2 truths posted");
  }

  @Test
  void rows_that_nobody_vouched_for_stay_out_of_production() throws IOException {
    fit("doubtful", 0.3);
    lathe("register", "doubtful", "--name", "churn");

    assertThat(lathe("promote", "churn", "1", "--to", "staging").code()).isZero();
    var refused = lathe("promote", "churn", "1");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("policy 1", "nobody has said that 'doubtful.csv'");
  }

  @Test
  void what_is_not_there_is_one_sentence() {
    lathe("register", "first", "--name", "churn");
    String[][] lines = {
      {"promote", "churn", "9.9.9"},
      {"promote", "chrun", "1.0.0"},
      {"promote", "churn", "1.0.0", "--to", "prod"},
      {"rollback", "churn"},
      {"register", "nowhere", "--name", "churn"},
      {"register", "first.csv", "--name", "churn"},
      {"register", "first", "--name", "churn"},
      {"register", "worse", "--name", "../churn"},
      {"compare", "churn", "1.0.0", "2.0.0"},
      {"models", "churn", "--at", "yesterday"},
      {"models", "churn", "--gate", "no-wrose"},
      {"models", "churn", "--no-gate", "x"},
    };
    for (String[] line : lines) {
      var result = lathe(line);
      assertThat(result.code()).as(String.join(" ", line)).isEqualTo(1);
      assertThat(result.err()).doesNotContain("fault of Lathe", "Exception");
      assertThat(result.err().strip().lines()).as(result.err()).hasSizeLessThan(4);
    }
    assertThat(lathe("models", "churn", "1", "--find", "x").code()).isEqualTo(2);
    assertThat(lathe("models", "--at", "now").code()).isEqualTo(2);
    assertThat(lathe("register", "first").code()).isEqualTo(2);
    assertThat(lathe("compare", "churn").code()).isEqualTo(2);
  }
}
