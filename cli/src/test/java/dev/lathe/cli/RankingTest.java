package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(folder);
  }

  @Test
  void a_ranking_is_fitted_shown_scored_and_predicted() throws Exception {
    String data = Rows.queries(folder, 60);

    var fit =
        shell.run(
            "fit",
            data,
            "--target",
            "relevance",
            "--kind",
            "ranking",
            "--group",
            "query",
            "--out",
            "model");

    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(fit.out()).contains("ndcg", "map");
    assertThat(Files.readString(folder.resolve("model/report.json")))
        .contains("\"kind\" : \"ranking\"", "\"group\" : \"query\"", "\"ndcg-at-10\"");
    assertThat(Files.readString(folder.resolve("model/report.html")))
        .contains("an order within each");
    var shown = shell.run("show", "model");
    assertThat(shown.out()).contains("relevance (ranking): an order within each query");
    var scored = shell.run("evaluate", "model", data, "--json");
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out()).contains("\"ndcg\"").doesNotContain("points");
    String rows = Rows.of(folder, "new.csv", "match,size", "0.9,0.5", "0.1,0.5");
    var said = shell.run("predict", "model", rows).out().lines().toList();
    assertThat(said.getFirst()).isEqualTo("match,size,prediction");
    assertThat(last(said.get(1))).isGreaterThan(last(said.get(2)));
  }

  private static double last(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  @Test
  void a_ranking_without_a_group_is_refused_in_one_sentence() throws Exception {
    String data = Rows.queries(folder, 10);

    var result = shell.run("fit", data, "--target", "relevance", "--kind", "ranking");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("a ranking of 'relevance' needs to know which rows are ranked together")
        .contains("--group");
  }

  @Test
  void an_offset_is_asked_of_new_rows_too() throws Exception {
    var lines = new String[201];
    lines[0] = "size,exposure,events";
    for (int row = 1; row < lines.length; row++) {
      int years = 1 + row % 3;
      lines[row] = "%d,%.6f,%d".formatted(row % 5, Math.log(years), years * (row % 5));
    }
    String data = Rows.of(folder, "policies.csv", lines);

    var fit =
        shell.run(
            "fit",
            data,
            "--target",
            "events",
            "--kind",
            "count",
            "--offset",
            "exposure",
            "--out",
            "model");

    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(fit.out()).doesNotContain("random-forest");
    String rows = Rows.of(folder, "new.csv", "size,exposure", "4,0", "4,2.302585");
    var said = shell.run("predict", "model", rows).out().lines().toList();
    assertThat(last(said.get(2)) / last(said.get(1))).isBetween(9.99, 10.01);
    var without = shell.run("predict", "model", Rows.of(folder, "bare.csv", "size", "4"));
    assertThat(without.err()).contains("column 'exposure' is missing");
    assertThat(shell.run("evaluate", "model", data).code()).isZero();
  }
}
