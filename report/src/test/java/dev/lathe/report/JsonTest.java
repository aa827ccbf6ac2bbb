package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.ColumnType;
import dev.lathe.learn.TaskKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Row(String columnName, double meanValue, Optional<String> unit, List<TaskKind> kinds) {}

  record Figures(double one, float two, Object many, Double boxed, List<Double> listed) {}

  @Test
  void keys_are_component_names_with_dashes_in_their_order() {
    var row = new Row("age", 31.5, Optional.of("years"), List.of(TaskKind.BINARY));

    assertThat(Json.text(row))
        .isEqualTo(
            """
            {
              "column-name" : "age",
              "mean-value" : 31.5,
              "unit" : "years",
              "kinds" : [
                "binary"
              ]
            }\
            """);
  }

  @Test
  void what_is_absent_is_left_out() {
    var row = new Row("age", 31.5, Optional.empty(), List.of());

    assertThat(Json.line(row))
        .isEqualTo("{\"column-name\":\"age\",\"mean-value\":31.5,\"kinds\":[]}");
  }

  @Test
  void figures_that_are_no_finite_numbers_are_null() {
    double infinite = Double.POSITIVE_INFINITY;
    var figures =
        new Figures(
            Double.NaN,
            Float.NEGATIVE_INFINITY,
            new double[] {1, Double.NaN},
            infinite,
            List.of(infinite, 2.0));

    assertThat(Json.line(figures))
        .isEqualTo(
            "{\"one\":null,\"two\":null,\"many\":[1.0,null],\"boxed\":null,\"listed\":[null,2.0]}");
  }

  @Test
  void maps_keep_their_order_and_enums_are_keys() {
    Map<ColumnType, Object> byType = new EnumMap<>(ColumnType.class);
    byType.put(ColumnType.YES_NO, ColumnType.YES_NO);
    byType.put(ColumnType.TIME, LocalDate.of(1912, 4, 15));
    Map<String, Integer> ordered = new LinkedHashMap<>();
    ordered.put("z", 1);
    ordered.put("a", 2);

    assertThat(Json.line(byType)).isEqualTo("{\"yes-no\":\"yes-no\",\"time\":\"1912-04-15\"}");
    assertThat(Json.line(ordered)).isEqualTo("{\"z\":1,\"a\":2}");
  }

  @Test
  void nothing_within_a_page_can_end_the_element_around_it() {
    String hostile = "</script><script>alert(1)</script><!--&\u2028";

    assertThat(Json.embedded(List.of(hostile)))
        .doesNotContain("<", ">", "&", "\u2028")
        .contains("\\u003c/script\\u003e");
  }

  @Test
  void documents_and_texts_alone_are_fine() {
    assertThat(Json.text("a \"word\"")).isEqualTo("\"a \\\"word\\\"\"");
    assertThat(Json.text(List.of())).isEqualTo("[ ]");
    assertThat(Json.line(Optional.empty())).isEqualTo("null");
  }

  @Test
  void every_learner_has_a_document() {
    assertThat(LearnerDocument.all()).isNotEmpty();
    assertThat(Json.line(LearnerDocument.all()))
        .contains("\"name\":\"baseline\"", "\"key\":\"", "\"meaning\":");
  }
}
