package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitStreamedTest {
  @TempDir Path folder;
  private Shell shell;
  private String data;

  @BeforeEach
  void rows() throws Exception {
    shell = new Shell(folder);
    data = folder.resolve("diabetes.csv").toString();
    Files.copy(Path.of("../examples/data/diabetes.csv"), Path.of(data));
  }

  private Shell.Result fit(String... more) {
    var arguments = new ArrayList<>(List.of("fit", data, "--streamed", "--set", "trees=20"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private void refused(int code, String sentence, String... more) {
    var result = fit(more);

    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().replaceAll("\\s+", " ")).contains(sentence).doesNotContain("fault");
    assertThat(folder.resolve("lathe-out")).doesNotExist();
  }

  @Test
  void it_learns_scores_and_says_what_cannot_be_had() {
    var result = fit("--target", "progression", "--out", "model");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("diabetes.csv  442 rows  gone through in parts, never held whole")
        .contains("there is no race and no cross-validation")
        .containsPattern(
            "3\\d\\d rows to learn from, \\d+ to score on: [\\d.]+ % held out at random")
        .contains("the one that was scored", "(--refit all)")
        .contains("Test scores", "rmse", "baseline")
        .doesNotContain("Leaderboard");
    assertThat(result.err()).contains("looking at all rows", "learning");
    assertThat(shell.run("evaluate", "model", data).code()).isZero();
  }

  @Test
  void the_model_is_the_same_on_any_number_of_threads() throws Exception {
    fit("--target", "progression", "--threads", "1", "--out", "one");
    fit("--target", "progression", "--threads", "3", "--out", "three");

    assertThat(folder.resolve("one/model.lathe"))
        .hasSameBinaryContentAs(folder.resolve("three/model.lathe"));
  }

  @Test
  void rows_of_their_own_are_scored_and_all_others_learned_from() {
    var result = fit("--target", "progression", "--test", data, "--out", "model", "--json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("\"learning\" : 442", "\"testing\" : 442", "a file of its own: diabetes.csv");
  }

  @Test
  void all_rows_are_learned_from_where_it_is_told() {
    var result = fit("--target", "progression", "--refit", "all", "--out", "model");

    assertThat(result.out()).contains("fitted again on all 442 rows");
  }

  @Test
  void columns_that_give_the_target_away_are_set_aside() throws Exception {
    List<String> lines = Files.readAllLines(Path.of(data));
    var more = new ArrayList<String>();
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(",", -1);
      more.add(lines.get(row) + "," + (row == 0 ? "copy,one" : cells[cells.length - 1] + ",1"));
    }
    Files.write(Path.of(data), more);

    var result = fit("--target", "progression", "--drop", "age,sex", "--out", "model");

    assertThat(result.out())
        .containsPattern("left out +age, sex")
        .containsPattern("set aside +one: it has one value")
        .containsPattern("set aside +copy: it alone gives the target away");
    assertThat(shell.run("show", "model").out()).doesNotContain("copy   ");
  }

  @Test
  void classes_and_a_threshold() throws Exception {
    data = Path.of("../examples/data/titanic.csv").toAbsolutePath().toString();

    var result =
        fit("--target", "survived", "--threshold", "0.3", "--positive", "no", "--out", "m");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("binary", "the other class is 'yes'", "threshold", "0.3", "auc");
  }

  @Test
  void what_contradicts_itself_is_refused_before_anything_is_read() {
    data = "absent.csv";
    String[] target = {"--target", "progression"};

    refused(2, "--target T is missing");
    refused(2, "--group does not go with --streamed", with(target, "--group", "sex"));
    refused(2, "--kind ranking does not go", with(target, "--kind", "ranking"));
    refused(2, "--kind anomaly does not go", with(target, "--kind", "anomaly"));
    refused(2, "bring the later ones with --test", with(target, "--time-column", "day"));
    refused(2, "only gradient-boosting can", with(target, "--learner", "ridge-regression"));
    refused(2, "--threshold best-f1 does not go", with(target, "--threshold", "best-f1"));
  }

  @Test
  void what_cannot_be_streamed_is_refused() throws Exception {
    refused(1, "no column is named 'absent'", "--target", "absent");
    refused(1, "no column is named 'absent'", "--target", "progression", "--drop", "absent");
    data = "absent.csv";
    refused(1, "there is no file", "--target", "progression");
    data = "-";
    refused(1, "standard input can be gone through only once", "--target", "progression");
    data = "select 1 as a, 2 as b";
    refused(1, "what a query gives is not streamed", "--target", "b");
    data = Rows.of(folder, "header.csv", "x,y");
    refused(1, "no rows", "--target", "y");
    data = Rows.of(folder, "few.csv", "x,y", "1,2");
    refused(1, "row", "--target", "y");
    data = Rows.of(folder, "constant.csv", "x,y", "1,2", "3,2", "4,2", "5,2", "6,2", "7,2");
    refused(1, "'y'", "--target", "y");
  }

  private static String[] with(String[] first, String... more) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
