package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitTest {
  @TempDir Path folder;
  private Shell shell;
  private String data;

  @BeforeEach
  void rows() throws Exception {
    shell = new Shell(folder);
    data = Rows.classes(folder, 120);
  }

  private Shell.Result fit(String... more) {
    String[] arguments = new String[6 + more.length];
    String[] first = {"fit", data, "--target", "bought", "--learner", "logistic-regression"};
    System.arraycopy(first, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return shell.run(arguments);
  }

  @Test
  void it_tells_what_was_read_decided_and_found() {
    var result = fit();

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("classes.csv  120 rows, 3 columns", "CSV, comma")
        .contains("Decided", "binary", "(--kind)", "positive class", "yes")
        .contains("Leaderboard", "logistic-regression", "baseline")
        .containsPattern(" fit +per row +steps +size")
        .contains("Test scores", "auc", "log-loss", "95 % interval")
        .contains("Most important columns", "width   █")
        .contains("model.lathe", "report.html", "report.json", "lathe predict");
  }

  @Test
  void what_was_odd_in_the_file_stays_with_the_model() throws Exception {
    String mixed = Files.readString(Path.of(data)).replaceFirst("\n", ",code\n");
    String[] lines = mixed.split("\n");
    for (int row = 1; row < lines.length; row++) {
      lines[row] += "," + (row % 60 == 0 ? "many" : String.valueOf(row * 37 % 11));
    }
    data = Rows.of(folder, "odd.csv", lines);

    var result = fit("--out", "odd");

    assertThat(result.err()).containsOnlyOnce("mixes types");
    assertThat(folder.resolve("odd/report.json"))
        .content()
        .containsPattern("(?s)warnings.*\\[.*mixes types");
    assertThat(folder.resolve("odd/report.html")).content().contains("mixes types");
    assertThat(shell.run("show", "odd").err()).contains("mixes types");
  }

  @Test
  void many_levels_are_encoded_as_told() throws Exception {
    String[] lines = Files.readString(Path.of(data)).split("\n");
    for (int row = 0; row < lines.length; row++) {
      lines[row] += row == 0 ? ",shop" : ",s" + row * 7 % 9;
    }
    data = Rows.of(folder, "shops.csv", lines);

    var result =
        shell.run(
            "fit",
            data,
            "--target",
            "bought",
            "--learner",
            "gradient-boosting",
            "--set",
            "trees=10,target-statistic=ordered,statistic-above=8",
            "--out",
            "shops");

    assertThat(result.code()).isZero();
    assertThat(folder.resolve("shops/report.json"))
        .content()
        .contains("\"target-statistic\"", "\"ordered\"");
    assertThat(shell.run("predict", "shops", data).out()).contains(",s0,");
  }

  @Test
  void progress_goes_to_standard_error() {
    var result = fit();

    assertThat(result.err()).contains("reading classes", "writing the report");
    assertThat(result.out()).doesNotContain("reading classes");
  }

  @Test
  void the_folder_is_named_after_data_and_target_and_counted_up() {
    fit();
    fit();

    for (String name : new String[] {"classes-bought", "classes-bought-2"}) {
      assertThat(folder.resolve("lathe-out").resolve(name))
          .isDirectoryContaining("glob:**/model.lathe")
          .isDirectoryContaining("glob:**/report.html")
          .isDirectoryContaining("glob:**/report.json");
    }
  }

  @Test
  void a_named_folder_that_exists_is_refused_unless_forced() {
    fit("--out", "mine");

    var again = fit("--out", "mine");
    var forced = fit("--out", "mine", "--force");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("mine' exists").contains("--force");
    assertThat(forced.code()).isZero();
  }

  @Test
  void the_same_command_gives_the_same_model_on_any_number_of_threads() throws Exception {
    fit("--out", "one", "--threads", "1");
    fit("--out", "seven", "--threads", "7");

    assertThat(folder.resolve("one/model.lathe"))
        .hasSameBinaryContentAs(folder.resolve("seven/model.lathe"));
  }

  @Test
  void json_is_the_report_and_nothing_else() throws Exception {
    var result = fit("--json", "--out", "mine");

    var report = new ObjectMapper().readTree(result.out());
    assertThat(report)
        .isEqualTo(
            new ObjectMapper().readTree(Files.readString(folder.resolve("mine/report.json"))));
    assertThat(report.get("winner").asText()).isEqualTo("logistic-regression");
  }

  @Test
  void rows_to_score_on_may_be_a_file_of_their_own() throws Exception {
    String test = Rows.of(folder, "later.csv", "bought,height,width", "yes,0.5,0.9", "no,0.5,-0.9");

    var result = fit("--test", test);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Test scores on 2 rows");
  }

  @Test
  void columns_are_named_and_the_nearest_is_offered() {
    var target = shell.run("fit", data, "--target", "bougth");
    var dropped = fit("--drop", "heigth");

    assertThat(target.code()).isEqualTo(1);
    assertThat(target.err()).contains("no column is named 'bougth'; did you mean 'bought'?");
    assertThat(dropped.err())
        .contains("--drop: no column is named 'heigth'; did you mean 'height'?");
  }

  @Test
  void a_dropped_column_is_not_used() {
    var result = fit("--drop", "height");

    assertThat(result.out().split("Most important", 2)[1])
        .contains("width")
        .doesNotContain("height");
  }

  @Test
  void wrong_words_are_usage_errors_before_anything_is_read() {
    data = "absent.csv";

    assertThat(shell.run("fit", data, "--target", "y", "--learner", "forest").code()).isEqualTo(2);
    assertThat(fit("--set", "trees=5").err()).contains("there is no setting 'trees'");
    assertThat(fit("--metric", "acu").err()).contains("no metric 'acu'; did you mean 'auc'?");
    assertThat(fit("--kind", "binry").err()).contains("no kind 'binry'; did you mean 'binary'?");
    assertThat(fit("--threshold", "2").err()).contains("--threshold must be");
    assertThat(fit("--refit", "some").err()).contains("--refit must be all or none");
    assertThat(fit("--threads", "0").err()).contains("--threads must be 1 or more");
    assertThat(fit("--seed", "x").err()).contains("--seed must be a whole number, got 'x'");
    assertThat(fit("--date", "today").err()).contains("--date must be a date");
    assertThat(fit("--delimiter", "ab").err()).contains("--delimiter must be one character");
    assertThat(fit("--encoding", "ebcdic").code()).isEqualTo(2);
    assertThat(fit("--origin", "real").err()).contains("there is no origin 'real'");
    assertThat(fit("--set", "trees").err()).contains("--set wants key=value");
    assertThat(fit("--target").err()).contains("--target needs a value");
    assertThat(shell.run("fit", data, "--target", "y", "--set", "a=1").err())
        .contains("belongs to a learner");
  }

  @Test
  void options_come_from_the_environment_too() {
    var result =
        shell.environment("LATHE_TARGET", "bought").run("fit", data, "--learner", "baseline");

    assertThat(result.code()).isZero();
  }

  @Test
  void a_date_is_told_or_comes_from_the_build() throws Exception {
    shell = shell.environment("SOURCE_DATE_EPOCH", "1767225600");
    fit("--out", "mine");

    assertThat(Files.readString(folder.resolve("mine/report.json"))).contains("2026-01-01");
  }
}
