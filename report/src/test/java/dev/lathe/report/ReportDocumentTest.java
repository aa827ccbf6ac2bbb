package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDocumentTest {
  @Test
  void the_keys_stand_in_their_order() throws Exception {
    JsonNode report = read(Json.text(ReportDocument.of(Stories.binary())));

    assertThat(keys(report))
        .containsExactly(
            "format",
            "winner",
            "task",
            "model",
            "data",
            "provenance",
            "split",
            "decisions",
            "warnings",
            "leaderboard",
            "test",
            "baseline",
            "importances",
            "timings");
    assertThat(report.path("format").asInt()).isEqualTo(1);
    assertThat(report.path("winner").asText()).isEqualTo("gradient-boosting");
  }

  @Test
  void scores_are_found_by_their_names() throws Exception {
    JsonNode report = read(Json.text(ReportDocument.of(Stories.binary())));

    assertThat(report.at("/test/rows").asLong()).isEqualTo(440);
    assertThat(report.at("/test/scores/auc/value").asDouble()).isEqualTo(0.7631);
    assertThat(report.at("/test/scores/auc/low").asDouble()).isEqualTo(0.7178);
    assertThat(report.at("/test/scores/auc/high").asDouble()).isEqualTo(0.8049);
    assertThat(keys(report.at("/test/scores")))
        .containsExactly("auc", "log-loss", "accuracy", "brier", "f1");
    assertThat(keys(report.path("baseline"))).containsExactly("rows", "scores");
  }

  @Test
  void only_the_tables_of_the_kind_are_there() throws Exception {
    assertThat(keys(read(Json.text(ReportDocument.of(Stories.binary()))).path("test")))
        .containsExactly("rows", "scores", "cuts", "reliability", "confusion");
    assertThat(keys(read(Json.text(ReportDocument.of(Stories.multiclass()))).path("test")))
        .containsExactly("rows", "scores", "confusion");
    assertThat(keys(read(Json.text(ReportDocument.of(Stories.numbers()))).path("test")))
        .containsExactly("rows", "scores", "points");
  }

  @Test
  void a_task_tells_its_classes_where_it_has_any() throws Exception {
    assertThat(Json.line(read(Json.text(ReportDocument.of(Stories.binary()))).path("task")))
        .isEqualTo(
            "{\"target\":\"survived\",\"kind\":\"binary\",\"classes\":[\"no\",\"yes\"],"
                + "\"positive\":\"yes\",\"threshold\":0.5}");
    assertThat(Json.line(read(Json.text(ReportDocument.of(Stories.numbers()))).path("task")))
        .isEqualTo("{\"target\":\"progression\",\"kind\":\"regression\"}");
  }

  @Test
  void times_stand_in_one_object_that_a_model_alone_has_not() {
    String timed = Json.text(ReportDocument.of(Stories.binary()));
    String alone = Json.text(ReportDocument.of(Stories.binary().model()));

    assertThat(timed).contains("\"timings\"", "\"fit-seconds\"", "\"row-micros\"");
    assertThat(alone).doesNotContain("timings", "seconds", "micros");
    assertThat(timed.substring(0, timed.indexOf(",\n  \"timings\"")))
        .isEqualTo(alone.substring(0, alone.lastIndexOf("\n}")));
  }

  private static JsonNode read(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
