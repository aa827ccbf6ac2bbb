package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void refused(Path file, Reading reading, String... words) {
    assertThatThrownBy(() -> TableFile.read(file, reading))
        .isInstanceOf(TableException.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
  }

  private static void refused(Path file, String... words) {
    refused(file, new Reading(), words);
  }

  @Test
  void an_absent_file_is_refused_with_what_may_be_meant() throws IOException {
    write("titanic.csv", "a\n1\n");

    refused(folder.resolve("titanik.csv"), "no file", "is it 'titanic.csv'?");
    refused(folder.resolve("titanic"), "is it 'titanic.csv'?");
    refused(folder.resolve("completely-different"), "no file");
    refused(folder.resolve("no-folder/titanic.csv"), "no file");
  }

  @Test
  void a_folder_is_refused() {
    refused(folder, "is a folder", "*.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\n", "  \n", "\uFEFF", "\uFEFF\n"})
  void an_empty_file_is_refused(String text) throws IOException {
    refused(write("empty.csv", text), "'empty.csv' is empty");
  }

  @Test
  void a_header_alone_gives_no_rows() throws IOException {
    for (String text : List.of("a,b", "a,b\n", "a,b\r\n\r\n")) {
      Frame frame = TableFile.read(write("header.csv", text));

      assertThat(frame.names()).containsExactly("a", "b");
      assertThat(frame.rows()).isZero();
    }
  }

  @Test
  void one_row_is_read() throws IOException {
    assertThat(TableFile.read(write("one.csv", "a,b\n1,x")).rows()).isEqualTo(1);
  }

  @Test
  void a_binary_file_is_refused() throws IOException {
    byte[] noise = new byte[5000];
    new java.util.SplittableRandom(7).nextBytes(noise);
    refused(write("noise.bin", noise), "is not text");
    refused(write("zero.csv", "a,b\n1,2\0\n"), "is not text");
    refused(write("sheet.xlsx", "PK\u0003\u0004rest"), "Excel workbook");
    refused(write("a.zip", "PK\u0003\u0004rest"), "ZIP");
    refused(write("a.pdf", "%PDF-1.7 rest"), "PDF");
    refused(write("a.parquet", "PAR1 rest"), "Parquet");
    assertThatThrownBy(() ->
            TableFile.read(
                new java.io.ByteArrayInputStream(
                    "PAR1 rest".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "stdin",
                new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessage("Parquet cannot be piped; give the file's name");
    refused(write("a.db", "SQLite format 3\0"), "SQLite");
    refused(write("late.csv", "a,b\n" + "1,2\n".repeat(400_000) + "1,\0\n"), "line 400002", "zero");
  }

  @Test
  void a_gzip_file_that_is_cut_short_is_refused() throws IOException {
    byte[] whole = CompressedTest.gzip("a,b\n" + "1,2\n".repeat(100_000));

    refused(
        write("cut.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2)), "cannot be read");
  }

  @Test
  void lines_of_different_lengths_are_refused() throws IOException {
    refused(
        write("a.csv", "a,b,c\n1,2,3\n1,2\n"),
        "line 3 of 'a.csv' has 2 cells where the table has 3 columns");
    refused(write("b.csv", "a,b\n\n1,2\n\"x\ny\",2\n1,2,3,4\n"), "line 6", "4 cells", "2 columns");
    refused(write("c.csv", "a,b\n1,2\n3\n"), "line 3", "1 cell ");
    refused(
        write("late.csv", "a,b\n" + "1,2\n".repeat(900_000) + "1,2,3\n" + "1\n".repeat(1_000)),
        "line 900002",
        "3 cells");
  }

  @Test
  void names_that_are_blank_or_come_twice_are_refused() throws IOException {
    refused(write("a.csv", "a,,b\n1,2,3\n"), "column 2", "no name");
    refused(write("b.csv", "a,b,a\n1,2,3\n"), "columns 1 and 3", "both named 'a'");
  }

  @Test
  void a_quote_that_is_never_closed_is_refused() throws IOException {
    refused(write("a.csv", "a,b\n1,2\n1,\"2\n1,2\n"), "line 3", "never closed");
    refused(
        write("late.csv", "a,b\n" + "1,\"2\"\n".repeat(300_000) + "1,\"2\n" + "1,2\n".repeat(9)),
        "line 300002",
        "never closed");
  }

  @Test
  void a_cell_that_is_too_long_is_refused() throws IOException {
    refused(
        write("a.csv", "a,b\n1,2\n1," + "x".repeat(Cells.LONGEST + 1) + "\n"),
        "line 3",
        "longer than 16 MB");
  }

  @Test
  void a_cell_of_another_type_than_told_is_refused() throws IOException {
    Path file = write("a.csv", "age,ok,day,note\n22,yes,2024-05-31,x\n\nabc,2,5,y\n");

    refused(file, told("age", ColumnType.NUMBERS), "line 4", "'abc'", "'age'", "must hold numbers");
    refused(file, told("ok", ColumnType.YES_NO), "line 4", "'2'", "'ok'", "yes or no");
    refused(file, told("day", ColumnType.TIME), "line 4", "'5'", "'day'", "dates or times");

    Schema schema = new Schema(List.of(new Field("age", ColumnType.NUMBERS)));
    try (var chunks = TableFile.chunks(List.of(file), new Reading(), schema)) {
      assertThatThrownBy(chunks::next)
          .isInstanceOf(TableException.class)
          .hasMessageContainingAll("line 4", "'abc'", "'age'");
    }
  }

  private static Reading told(String column, ColumnType type) {
    return new Reading().types(Map.of(column, type));
  }

  @Test
  void files_with_other_columns_are_refused() throws IOException {
    Path first = write("1.csv", "a,b\n1,2\n");

    for (String header : List.of("a", "a,b,c", "b,a", "a,c")) {
      Path other = write("2.csv", header + "\n" + header.replaceAll("\\w", "1") + "\n");
      assertThatThrownBy(() -> TableFile.read(List.of(first, other), "both", new Reading()))
          .isInstanceOf(TableException.class)
          .hasMessageContainingAll("'2.csv'", "'1.csv'", "other columns");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ebcdic", "", "utf-32"})
  void an_encoding_that_is_not_read_is_refused(String name) {
    assertThatThrownBy(() -> new Dialect().encoding(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("windows-1252");
  }

  @Test
  void a_delimiter_that_separates_nothing_is_refused() {
    assertThatThrownBy(() -> new Dialect().delimiter('x'))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Dialect().delimiter('"').quote('"'))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
