package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Schema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  private static Loaded read(String text, Reading reading) {
    return TableFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "rows.jsonl", reading);
  }

  @Test
  void columns_come_in_the_order_of_first_appearance() {
    Loaded loaded =
        read(
            """
            {"age": 22, "port": "S", "ok": true}

            {"port": "C, or \\"D\\"", "age": null, "wage": 1.5e3, "at": "2024-05-31"}
            {"age": 38, "wage": NaN, "ok": false}
            """,
            new Reading());

    Frame frame = loaded.frame();
    assertThat(loaded.format().kind()).isEqualTo(Format.Kind.JSON_LINES);
    assertThat(frame.schema().fields())
        .containsExactly(
            new Field("age", ColumnType.NUMBERS),
            new Field("port", ColumnType.CATEGORIES),
            new Field("ok", ColumnType.YES_NO),
            new Field("wage", ColumnType.NUMBERS),
            new Field("at", ColumnType.TIME));
    assertThat(frame.column("age")).isEqualTo(Numbers.of(22, Double.NaN, 38));
    assertThat(frame.column("port").text(1)).isEqualTo("C, or \"D\"");
    assertThat(frame.column("wage")).isEqualTo(Numbers.of(Double.NaN, 1500, Double.NaN));
    assertThat(frame.column("ok").missing(1)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{\"a\": [1, 2]}#a list under 'a'",
        "{\"a\": {\"b\": 1}}#an object under 'a'",
        "{\"a\": 1} {\"a\": 2}#more than one",
        "[1, 2]#no JSON object",
        "{\"a\": }#not valid JSON",
        "{\"a\": 1#not valid JSON",
        "17#no JSON object",
      })
  void a_line_that_is_no_flat_object_is_refused(String line, String why) {
    assertThatThrownBy(() -> read("{\"a\": 1}\n\n" + line + "\n{\"a\": 2}\n", new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContainingAll("line 3", why);
  }

  @Test
  void deep_nesting_ends_in_one_sentence() {
    assertThatThrownBy(() -> read("{\"a\":".repeat(100_000) + "\n", new Reading()))
        .isInstanceOf(TableException.class);
  }

  @Test
  void one_array_is_refused() {
    assertThatThrownBy(() -> read("[{\"a\": 1}]", new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("one object a line");
  }

  @Test
  void a_cell_of_another_type_than_told_is_refused() {
    assertThatThrownBy(() ->
            read(
                "{\"a\": 1}\n\n{\"a\": \"x\"}\n",
                new Reading().types(Map.of("a", ColumnType.NUMBERS))))
        .isInstanceOf(TableException.class)
        .hasMessageContainingAll("line 3", "'x'", "'a'");
  }

  @Test
  void rows_come_in_chunks() {
    String text = "{\"a\": 1, \"b\": \"x\"}\n{\"b\": \"y\"}\n";
    var schema = new Schema(List.of(new Field("a", ColumnType.NUMBERS)));

    try (var chunks =
        TableFile.chunks(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "stdin",
            new Reading(),
            schema)) {
      Chunk chunk = chunks.next().orElseThrow();

      assertThat(chunks.names()).containsExactly("a", "b");
      assertThat(chunk.frame().numbers("a").toArray()).containsExactly(1, Double.NaN);
      assertThat(chunk.cells(1)).containsExactly("", "y");
    }
  }
}
