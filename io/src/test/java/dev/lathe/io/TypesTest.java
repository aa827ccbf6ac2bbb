package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  private static final int MANY = 300_000;

  private static Loaded read(String text, Reading reading) {
    return TableFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test", reading);
  }

  private static Frame read(String text) {
    return read(text, new Reading()).frame();
  }

  private static Column column(String... cells) {
    return read("x,y\n" + String.join(",1\n", cells) + ",1\n").column("x");
  }

  @ParameterizedTest
  @CsvSource({
    "12, abc, categories",
    "12, 2024-05-31, categories",
    "12, 007, categories",
    "12, yes, categories",
    "12, 3.5, numbers",
    "12, 1e400, numbers",
    "2024-05-31, soon, categories",
    "2024-05-31, 2024-05-31T10:00, time",
    "2024-05-31, 12, categories",
    "yes, maybe, categories",
    "yes, FALSE, yes-no",
    "NA, 12, numbers",
    "NA, yes, yes-no",
    "NA, 2024-05-31, time",
    "NA, abc, categories",
    "NA, null, numbers",
  })
  void a_type_holds_for_every_row(String first, String last, String type) {
    String text = "x,y\n" + (first + ",1\n").repeat(MANY) + last + ",2\n" + (first + ",1\n");

    Column column = read(text).column("x");

    assertThat(column.type().key()).isEqualTo(type);
    assertThat(column.rows()).isEqualTo(MANY + 2);
    if (column.type() == ColumnType.CATEGORIES) assertThat(column.text(MANY)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "1e5, 100000",
    "+3, 3",
    "-.5, -0.5",
    "5., 5",
    "0.1, 0.1",
    "-0, -0.0",
    "1E-3, 0.001",
    "inf, Infinity",
    "-Infinity, -Infinity",
    "0.30000000000000004, 0.30000000000000004",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "4.9e-324, 4.9e-324",
    "1e999, Infinity",
  })
  void these_are_numbers(String cell, double value) {
    Column column = column(cell);

    assertThat(column).isInstanceOf(Numbers.class);
    assertThat(((Numbers) column).at(0)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "007", "-01", "00", "1 000", "0x10", "1e", "1d", "1f", "--1", "+", ".", "e5", "1.2.3"
      })
  void these_are_no_numbers(String cell) {
    assertThat(column(cell).type()).isEqualTo(ColumnType.CATEGORIES);
    assertThat(column(cell).text(0)).isEqualTo(cell);
  }

  @Test
  void whole_numbers_are_exact_to_the_last_digit() {
    Column column = column("9007199254740993", "-9223372036854775807", "9223372036854775807");

    assertThat(column.text(0)).isEqualTo("9007199254740993");
    assertThat(column.text(1)).isEqualTo("-9223372036854775807");
    assertThat(column.text(2)).isEqualTo("9223372036854775807");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-29|2024-02-29",
        "2024/02/29|2024-02-29",
        "1949-01|1949-01-01",
        "29.2.2024|2024-02-29",
        "01.12.1999|1999-12-01",
        "31-May-2024|2024-05-31",
        "31 may 2024|2024-05-31",
        "2024-05-31T14:30|2024-05-31T14:30",
        "2024-05-31 14:30:05.123|2024-05-31T14:30:05.123",
        "2024-05-31T14:30:05Z|2024-05-31T14:30:05",
        "2024-05-31T14:30:05+02:00|2024-05-31T12:30:05",
        "2024-05-31 00:30:00-0130|2024-05-31T02:00",
        "31.5.2024 14:30|2024-05-31T14:30",
        "0001-01-01|0001-01-01",
        "9999-12-31|9999-12-31",
      })
  void these_are_times(String cell, String text) {
    Column column = column("\"" + cell + "\"");

    assertThat(column.type()).isEqualTo(ColumnType.TIME);
    assertThat(column.text(0)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "2024-02-30",
        "2023-02-29",
        "05/06/2024",
        "2024-13-01",
        "10:30",
        "2024-05-31T25:00",
        "31.13.2024",
        "2024-5-",
        "99-May-2024",
        "2024-05-31 noon",
        "0000-00-00"
      })
  void these_are_no_times(String cell) {
    assertThat(column(cell).type()).isEqualTo(ColumnType.CATEGORIES);
  }

  @Test
  void an_english_date_is_a_time() {
    assertThat(column("\"May 31, 2024\"").text(0)).isEqualTo("2024-05-31");
  }

  @Test
  void a_column_without_values_is_of_numbers() {
    Column column = column("", "NA");

    assertThat(column.type()).isEqualTo(ColumnType.NUMBERS);
    assertThat(column.missing()).isEqualTo(2);
  }

  @Test
  void many_different_sentences_are_text() {
    var rows = new StringBuilder("id,note\n");
    for (int row = 0; row < 30; row++) {
      rows.append("k").append(row).append(",this is note ").append(row).append('\n');
    }

    Frame frame = read(rows.toString());

    assertThat(frame.column("note").type()).isEqualTo(ColumnType.TEXT);
    assertThat(frame.column("note").text(29)).isEqualTo("this is note 29");
    assertThat(frame.column("id").type()).isEqualTo(ColumnType.CATEGORIES);
  }

  @Test
  void markers_of_missing_values_are_whole_cells_and_reported() {
    Loaded loaded = read("x,y\nNA,NATO\n,\n1,None of these\n?,NULL\n", new Reading());

    assertThat(loaded.frame().column("x"))
        .isEqualTo(Numbers.of(Double.NaN, Double.NaN, 1, Double.NaN));
    assertThat(loaded.frame().categories("y").levels()).containsExactly("NATO", "None of these");
    assertThat(loaded.format().missing()).containsExactly("", "NA", "NULL", "?");
  }

  @Test
  void markers_can_be_added_and_taken_away() {
    var reading = new Reading().missing(List.of("-999", "!None"));

    Loaded loaded = read("x,y\n-999,None\n1,NA\n", reading);

    assertThat(loaded.frame().column("x")).isEqualTo(Numbers.of(Double.NaN, 1));
    assertThat(loaded.frame().categories("y").levels()).containsExactly("None");
    assertThat(loaded.frame().column("y").missing(1)).isTrue();
    Loaded none = read("x\nNA\n\"\"\n", new Reading().missing(List.of("!")));
    assertThat(none.frame().categories("x").levels()).containsExactly("NA");
    assertThat(none.frame().rows()).isEqualTo(2);
  }

  @Test
  void mixed_types_and_decimal_commas_are_noted() {
    String text =
        "a,b,c,d,zip\n"
            + "1,1.5,2024-01-01,\"1,5\",02139\n".repeat(9)
            + "oops,inf,9999-12-31,\"2,5\",10001\n";

    List<String> notes = read(text, new Reading()).notes();

    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).contains("'a' mixes types", "9 of 10", "'oops'");
    assertThat(notes.get(1)).contains("'d'", "decimal comma");
  }
}
