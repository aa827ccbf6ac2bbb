package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyTest {
  private static final int ROWS = 200;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(folder);
  }

  /// Amounts around 50 in two colours; every fiftieth is far out and labelled so.
  private String payments(boolean labelled) throws IOException {
    var random = new SplittableRandom(5);
    String[] lines = new String[ROWS + 1];
    lines[0] = "id,amount,color" + (labelled ? ",fraud" : "");
    for (int row = 1; row <= ROWS; row++) {
      boolean far = row % 50 == 0;
      double amount = far ? 500 + random.nextDouble(400) : 50 + random.nextDouble(-20, 20);
      lines[row] =
          "p%03d,%.2f,%s".formatted(row, amount, random.nextInt(3) == 0 ? "green" : "blue");
      if (labelled) lines[row] += row == 7 ? "," : far ? ",yes" : ",no";
    }
    return Rows.of(folder, labelled ? "labelled.csv" : "payments.csv", lines);
  }

  @Test
  void rows_unlike_the_others_are_found_without_a_target() throws Exception {
    var fit = shell.run("fit", payments(false), "--kind", "anomaly");
    var predict = shell.run("predict", "lathe-out/payments-anomaly", payments(false));

    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(fit.out()).contains("Strangest of 200 rows").contains("because of");
    var lines = predict.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("id,amount,color,score,anomaly");
    assertThat(lines.get(50)).startsWith("p050,").endsWith(",yes");
    assertThat(lines.get(51)).startsWith("p051,").endsWith(",no");
  }

  @Test
  void labels_are_not_learned_from_and_say_how_good_it_is() throws Exception {
    String data = payments(true);

    var fit = shell.run("fit", data, "--kind", "anomaly", "--target", "fraud", "--out", "model");
    var report = json(Files.readString(folder.resolve("model/report.json")));
    var evaluate = shell.run("evaluate", "model", data, "--json");
    var show = shell.run("show", "model");

    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(report.at("/task/kind").asText()).isEqualTo("anomaly");
    assertThat(report.at("/task/positive").asText()).isEqualTo("yes");
    assertThat(report.at("/test/rows").asInt()).isEqualTo(ROWS - 1);
    assertThat(report.at("/test/scores/auc/value").asDouble()).isEqualTo(1);
    assertThat(report.at("/test/scores/average-precision/value").asDouble()).isEqualTo(1);
    assertThat(report.at("/strangeness/strangest/0/label").asText()).isEqualTo("yes");
    assertThat(report.at("/strangeness/strangest/0/reasons/0/column").asText()).isEqualTo("amount");
    assertThat(json(evaluate.out()).at("/scores/auc/value").asDouble()).isEqualTo(1);
    assertThat(show.out()).contains("isolation-forest finds anomalies").contains("Strangest");
    assertThat(Files.readString(folder.resolve("model/report.html")))
        .contains("Finding <span class=\"target\">anomalies</span>")
        .contains("Which rows are strange");
  }

  @Test
  void a_model_that_saw_no_labels_is_held_against_those_that_come_later() throws Exception {
    shell.run("fit", payments(false), "--kind", "anomaly", "--out", "model");
    String labelled =
        Rows.of(
            folder, "later.csv", "amount,color,anomaly", "50,blue,0", "52,blue,0", "900,blue,1");

    var scored = shell.run("evaluate", "model", labelled, "--json");
    var bare = shell.run("evaluate", "model", payments(false));

    assertThat(json(scored.out()).at("/scores/auc/value").asDouble()).isEqualTo(1);
    assertThat(bare.code()).isEqualTo(1);
    assertThat(bare.err()).contains("there are no labels to score against");
  }

  @Test
  void a_share_of_the_rows_may_be_told() throws Exception {
    var fit =
        shell.run(
            "fit", payments(false), "--kind", "anomaly", "--set", "contamination=0.02", "--json");

    assertThat(json(fit.out()).at("/strangeness/anomalies").asInt()).isEqualTo(4);
  }

  @Test
  void what_does_not_go_with_anomalies_is_refused() throws Exception {
    String data = payments(true);

    assertThat(refused("fit", data, "--kind", "anomaly", "--group", "id"))
        .contains("--group does not go with --kind anomaly");
    assertThat(refused("fit", data, "--kind", "anomaly", "--threshold", "0.7"))
        .contains("--set contamination=0.01 says how many rows are anomalies");
    assertThat(refused("fit", data, "--kind", "anomaly", "--positive", "no"))
        .contains("--positive without --target does not go with --kind anomaly");
    assertThat(refused("fit", data, "--kind", "anomaly", "--learner", "random-forest"))
        .contains("'random-forest' does not learn anomaly tasks");
    assertThat(refused("fit", data, "--kind", "anomaly", "--target", "amount"))
        .contains("column 'amount' has")
        .contains("labels of anomalies have two");
    assertThat(refused("fit", data, "--kind", "anomaly", "--target", "fraud", "--drop", "fraud"))
        .contains("column 'fraud' holds the labels and cannot be dropped");
    assertThat(refused("fit", data, "--target", "fraud", "--learner", "isolation-forest"))
        .contains("'isolation-forest' does not learn binary tasks");
    assertThat(
            shell
                .run("fit", data, "--kind", "anomaly", "--target", "fraud", "--positive", "no")
                .out())
        .contains("'no' in 'fraud' is an anomaly");
    assertThat(refused("fit", data)).contains("--target T is missing");
  }

  @Test
  void tables_in_which_nothing_is_strange_are_refused_in_one_sentence() throws Exception {
    assertThat(anomalies("x,y", "1,2")).contains("has a single row");
    assertThat(anomalies("x,y", "1,2", "1,2", "1,2")).contains("every column is constant");
    assertThat(anomalies("x,y")).contains("has a header and no rows");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private String anomalies(String... lines) throws Exception {
    return refused("fit", Rows.of(folder, "odd.csv", lines), "--kind", "anomaly");
  }

  private String refused(String... arguments) throws Exception {
    var result = shell.run(arguments);

    assertThat(result.code()).as(result.out()).isNotZero();
    return result.err();
  }
}
