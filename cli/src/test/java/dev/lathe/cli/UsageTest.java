package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  @Test
  void nothing_asked_shows_the_help_and_fails() {
    var result = new Shell(folder).run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lathe fit");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fit",
        "predict",
        "evaluate",
        "profile",
        "show",
        "learners",
        "completion",
        "runs",
        "run",
        "compare",
        "register",
        "models",
        "promote",
        "rollback",
        "deploy",
        "events",
        "jobs",
        "audit",
        "users",
        "token",
        "backup",
        "restore",
        "ask"
      })
  void every_command_has_help_with_an_example(String command) {
    var result = new Shell(folder).run(command, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: lathe " + command, "Examples:", "--help");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void the_version_is_told() {
    var result = new Shell(folder).run("--version");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("lathe ").contains("Java ");
  }

  @Test
  void a_mistyped_option_is_met_with_the_nearest() {
    var result = new Shell(folder).run("learners", "--jso");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no option '--jso'; did you mean '--json'?");
  }

  @Test
  void a_mistyped_command_is_met_with_the_nearest() {
    var result = new Shell(folder).run("lerners");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no command 'lerners'; did you mean 'learners'?");
  }

  @Test
  void a_missing_argument_is_named() {
    var result = new Shell(folder).run("show");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("MODEL is missing");
  }

  @Test
  void a_mistyped_option_is_told_before_a_missing_one() {
    var result = new Shell(folder).run("fit", "data.csv", "--targt", "y");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no option '--targt'; did you mean '--target'?");
    assertThat(new Shell(folder).run("fit", "data.csv", "--traget", "y").err())
        .contains("no option '--traget'; did you mean '--target'?");
  }

  @Test
  void one_word_too_many_is_told() {
    var result = new Shell(folder).run("show", "one", "two");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'two' is one word too many");
  }

  @Test
  void wrong_usage_is_one_json_object_when_json_is_asked_for() throws Exception {
    var result = new Shell(folder).run("show", "--json");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    var error = new ObjectMapper().readTree(result.err());
    assertThat(error.get("error").asText()).isEqualTo("MODEL is missing");
    assertThat(error.get("code").asInt()).isEqualTo(2);
  }

  @Test
  void an_option_may_come_from_the_environment() throws Exception {
    var result = new Shell(folder).environment("LATHE_JSON", "yes").run("learners");

    assertThat(new ObjectMapper().readTree(result.out()).isArray()).isTrue();
  }

  @Test
  void a_wrong_value_from_the_environment_is_named() {
    var result = new Shell(folder).environment("LATHE_JSON", "perhaps").run("learners");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("must be yes or no, got 'perhaps'", "LATHE_JSON");
  }

  @Test
  void a_misspelt_variable_is_told() {
    var misspelt = new Shell(folder).environment("LATHE_TRAGET", "y").run("learners");
    var known = new Shell(folder).environment("LATHE_HOME", "here").run("learners");

    assertThat(misspelt.code()).isZero();
    assertThat(misspelt.err()).contains("'LATHE_TRAGET'", "did you mean 'LATHE_TARGET'?");
    assertThat(known.err()).isEmpty();
  }

  @Test
  void a_stack_trace_is_shown_only_on_demand() {
    var quiet = new Shell(folder).run("show", "absent");
    var loud = new Shell(folder).environment("LATHE_DEBUG", "1").run("show", "absent");

    assertThat(quiet.err()).doesNotContain("\tat ");
    assertThat(loud.err()).contains("\tat ");
  }

  @Test
  void completion_knows_every_command() {
    var result = new Shell(folder).run("completion");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("fit", "predict", "--target", "--json");
  }
}
