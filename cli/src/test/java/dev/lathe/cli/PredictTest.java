package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void model() throws Exception {
    shell = new Shell(folder);
    String data = Rows.classes(folder, 120);
    shell.run(
        "fit", data, "--target", "bought", "--learner", "logistic-regression", "--out", "model");
  }

  @Test
  void columns_stay_as_they_are_and_predictions_come_behind() throws Exception {
    String data =
        Rows.of(folder, "new.csv", "name,height,width", "\"Ann, B.\",0.50,0.9", "007,0.1,-0.90");

    var result = shell.run("predict", "model", data);

    assertThat(result.code()).isZero();
    var lines = result.out().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("name,height,width,prediction,probability_no,probability_yes");
    assertThat(lines.get(1)).startsWith("\"Ann, B.\",0.50,0.9,yes,0.");
    assertThat(lines.get(2)).startsWith("007,0.1,-0.90,no,0.");
  }

  @Test
  void each_quantile_has_a_column_of_its_own() throws Exception {
    shell.run(
        "fit",
        Rows.numbers(folder, 200),
        "--target",
        "price",
        "--learner",
        "gradient-boosting",
        "--set",
        "loss=quantile,quantiles=0.05,0.5,0.9,trees=30",
        "--out",
        "ranges");
    String data = Rows.of(folder, "new.csv", "size,age", "100,10");

    var result = shell.run("predict", "ranges", data);

    assertThat(result.code()).isZero();
    var lines = result.out().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("size,age,prediction,prediction_0.05,prediction_0.5,prediction_0.9");
    String[] cells = lines.get(1).split(",", -1);
    assertThat(cells[2]).isEqualTo(cells[4]);
    assertThat(Double.parseDouble(cells[3])).isLessThan(Double.parseDouble(cells[5]));
  }

  @Test
  void a_name_that_is_taken_gets_an_underscore() throws Exception {
    String data =
        Rows.of(folder, "new.csv", "prediction,height,width,probability_yes", "a,0.5,0.9,b");

    var result = shell.run("predict", "model/model.lathe", data);

    assertThat(result.out())
        .startsWith(
            "prediction,height,width,probability_yes,prediction_,probability_no,probability_yes_\n");
  }

  @Test
  void missing_values_are_fine() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", ",", "NA,0.5");

    var result = shell.run("predict", "model", data);

    assertThat(result.code()).isZero();
    assertThat(result.out()).hasLineCount(3).contains("\n,,", "\nNA,0.5,");
  }

  @Test
  void a_missing_column_is_named() throws Exception {
    String data = Rows.of(folder, "new.csv", "width", "0.5");

    var result = shell.run("predict", "model", data);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("column 'height' is missing; the model needs it");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void rows_come_from_standard_input() {
    var result = shell.input("height,width\n0.5,0.9\n").run("predict", "model", "-");

    assertThat(result.out()).contains("0.5,0.9,yes,");
  }

  @Test
  void a_file_is_written_whole_and_not_replaced_unless_forced() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", "0.5,0.9");

    var first = shell.run("predict", "model", data, "--out", "scored.csv");
    var second = shell.run("predict", "model", data, "--out", "scored.csv");
    var third = shell.run("predict", "model", data, "--out", "scored.csv", "--force");

    assertThat(first.code()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(folder.resolve("scored.csv")).content().hasLineCount(2);
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("exists", "--force");
    assertThat(third.code()).isZero();
  }

  @Test
  void a_ragged_row_leaves_no_half_written_file() throws Exception {
    var lines = new StringBuilder("height,width\n");
    lines.repeat("0.5,0.9\n", 50_000).append("0.5\n");
    Path data = Files.writeString(folder.resolve("new.csv"), lines);

    var result = shell.run("predict", "model", data.toString(), "--out", "scored.csv");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("50002");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("classes.csv", "new.csv", "model");
    }
  }

  @Test
  void a_device_is_written_to() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", "0.5,0.9");
    assumeThat(Files.exists(Path.of("/dev/null"))).isTrue();

    var nowhere = shell.run("predict", "model", data, "--out", "/dev/null");
    var standard = shell.run("predict", "model", data, "--out", "/dev/stdout");

    assertThat(nowhere.code()).as(nowhere.err()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(standard.out()).contains("0.5,0.9,yes,");
  }

  @Test
  void a_place_that_cannot_be_written_is_told_before_scoring() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", "0.5,0.9");

    var under = shell.run("predict", "absent", data, "--out", data + "/scored.csv");
    var nowhere = shell.run("predict", "absent", data, "--out", "absent/scored.csv");

    assertThat(under.err()).contains("cannot be written: a file is in the way");
    assertThat(nowhere.err()).contains("cannot be written: there is no folder");
  }

  @Test
  void what_is_no_model_is_told() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", "0.5,0.9");

    assertThat(shell.run("predict", "absent", data).err()).contains("there is no model 'absent'");
    assertThat(shell.run("predict", ".", data).err()).contains("holds no model.lathe");
    assertThat(shell.run("predict", data, data).err())
        .contains("new.csv' is not a Lathe model file")
        .doesNotContain("swapped", "fault");
    assertThat(shell.run("predict", data, "model").err()).contains("are MODEL and DATA swapped?");
    assertThat(shell.run("show", data).err())
        .contains("new.csv' is not a Lathe model file")
        .doesNotContain("fault");
  }

  @Test
  void evaluation_stands_beside_the_test_scores() throws Exception {
    String later =
        Rows.of(
            folder,
            "later.csv",
            "bought,height,width,more",
            "yes,0.5,0.9,1",
            "no,0.5,-0.9,1",
            ",1,1,1");

    var result = shell.run("evaluate", "model", later);
    var json = shell.run("evaluate", "model", later, "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("3 of 4 columns", "Scores on 2 rows", "auc", "when tested");
    assertThat(result.err()).contains("1 row left out: 'bought' is missing there");
    assertThat(json.out()).startsWith("{").contains("\"rows\" : 2", "\"log-loss\"");
  }

  @Test
  void evaluation_without_the_target_names_it() throws Exception {
    String data = Rows.of(folder, "new.csv", "height,width", "0.5,0.9");

    var result = shell.run("evaluate", "model", data);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("no column is named 'bought'");
  }

  @Test
  void a_model_tells_what_it_is() {
    var result = shell.run("show", "model");
    var json = shell.run("show", "model", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("logistic-regression predicts bought (binary): no, or yes")
        .contains("classes.csv, 120 rows", "sha256:", "Settings", "Reads 2 columns")
        .contains("Leaderboard", "Test scores", "Most important columns");
    assertThat(json.out()).startsWith("{").contains("\"leaderboard\"").doesNotContain("timings");
  }

  @Test
  void reasons_are_the_columns_that_move_the_score_most() throws Exception {
    shell.run(
        "fit",
        Rows.numbers(folder, 200),
        "--target",
        "price",
        "--learner",
        "random-forest",
        "--set",
        "trees=20",
        "--out",
        "homes");
    String data = Rows.of(folder, "new.csv", "age,size,reason_1", "10,190,a", "10,30,b");
    String homes = folder.resolve("homes.csv").toString();

    var lines = shell.run("predict", "homes", data, "--reasons", "3").out().lines().toList();
    var against =
        shell.run("predict", "homes", data, "--reasons", "1", "--background", homes).out();

    assertThat(lines.getFirst())
        .isEqualTo("age,size,reason_1,prediction,reason_1_,adds_1,reason_2,adds_2,reason_3,adds_3");
    String[] first = lines.get(1).split(",", -1);
    assertThat(first[4]).isEqualTo("size");
    assertThat(Double.parseDouble(first[5])).isPositive();
    assertThat(first[6]).isEqualTo("age");
    assertThat(first[8] + first[9]).isEmpty();
    assertThat(Double.parseDouble(lines.get(2).split(",", -1)[5])).isNegative();
    assertThat(against.lines().toList().get(2)).contains(",size,-");
  }

  @Test
  void reasons_of_several_classes_speak_of_the_one_predicted() throws Exception {
    String data =
        Rows.of(
            folder,
            "kinds.csv",
            IntStream.rangeClosed(0, 90)
                .mapToObj(row ->
                    row == 0
                        ? "x,z,kind"
                        : row % 3 + "," + row % 7 + ",k" + (row % 9 == 0 ? 1 : row % 3))
                .toArray(String[]::new));
    shell.run("fit", data, "--target", "kind", "--learner", "decision-tree", "--out", "kinds");

    var lines = shell.run("predict", "kinds", data, "--reasons", "1").out().lines().toList();

    assertThat(lines).hasSize(91);
    assertThat(lines.subList(1, 91))
        .allSatisfy(line -> assertThat(line).matches(".*,x,0\\.[0-9]+"));
  }

  @Test
  void reasons_that_cannot_be_are_refused() throws Exception {
    String data = Rows.of(folder, "new.csv", "width,height", "0.5,0.9");

    assertThat(shell.run("predict", "model", data, "--reasons", "2").err())
        .contains("a model of logistic-regression cannot say its reasons; models of trees can");
    assertThat(shell.run("predict", "model", data, "--reasons", "0").code()).isEqualTo(2);
    assertThat(shell.run("predict", "model", data, "--background", data).code()).isEqualTo(2);
  }
}
