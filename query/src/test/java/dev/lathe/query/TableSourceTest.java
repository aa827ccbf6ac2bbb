package dev.lathe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;
import dev.lathe.io.Format;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import dev.lathe.io.TableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSourceTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static TableSource source(Path path) {
    return TableSource.of(path.toString(), new Access());
  }

  @ParameterizedTest
  @CsvSource({
    "people.csv, people",
    "people.csv.gz, people",
    "a/b/people.2024.parquet, people.2024",
    "people, people",
    ".hidden, hidden",
    "-, stdin",
    "select 1, sql",
    "WITH x AS (select 1) select * from x, sql",
  })
  void a_source_has_a_short_name(String spec, String name) {
    assertThat(TableSource.of(spec, new Access()).name()).isEqualTo(name);
  }

  @Test
  void a_pattern_reads_files_in_the_order_of_their_names() throws IOException {
    write("part-2.csv", "x,y\n3,c\n");
    write("part-1.csv", "x,y\n1,a\n2,b\n");
    write("other.csv", "z\n1\n");

    TableSource source = source(folder.resolve("part-?.csv"));
    Frame frame = source.read(new Reading()).frame();

    assertThat(source.name()).isEqualTo("part");
    assertThat(frame.numbers("x").toArray()).containsExactly(1, 2, 3);
    assertThat(frame.origin().source()).isEqualTo("part-?.csv");
  }

  @Test
  void a_pattern_without_files_is_refused() {
    assertThatThrownBy(() -> source(folder.resolve("*.csv")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("no file matches");
  }

  @Test
  void standard_input_is_read() {
    var access =
        new Access().input(new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8)));

    Frame frame = TableSource.of("-", access).read(new Reading()).frame();

    assertThat(frame.numbers("x").at(0)).isEqualTo(1);
    assertThat(frame.origin().source()).isEqualTo("stdin");
  }

  @Test
  void a_file_named_like_sql_is_a_file() throws IOException {
    Path file = write("select me.csv", "x\n1\n");

    assertThat(source(file).read(new Reading()).frame().rows()).isEqualTo(1);
  }

  @Test
  void parquet_reads_like_the_csv_it_was_made_of() throws IOException, SQLException {
    Path csv =
        write(
            "people.csv",
            """
            name,age,member,joined,at,wage,big
            Ada,36,true,2024-05-31,2024-05-31 12:30:00,1.5,9007199254740993
            Bob,,false,2024-06-01,,,1
            Cem,17,,,2024-01-01 00:00:01,2.25,
            """);
    Path parquet = folder.resolve("people.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("copy (from '%s') to '%s'".formatted(csv, parquet));
    }

    var loaded = source(parquet).read(new Reading());

    assertThat(loaded.format().kind()).isEqualTo(Format.Kind.PARQUET);
    assertThat(loaded.frame()).isEqualTo(TableFile.read(csv));
    assertThat(loaded.frame().column("big").text(0)).isEqualTo("9007199254740993");
    assertThat(loaded.frame().origin().source()).isEqualTo("people.parquet");
    try (var chunks =
        source(parquet)
            .chunks(new Reading(), new Schema(List.of(new Field("joined", ColumnType.TIME))))) {
      var chunk = chunks.next().orElseThrow();
      assertThat(chunk.frame().column("joined")).isEqualTo(loaded.frame().column("joined"));
      assertThat(chunk.cells(0)).startsWith("Ada", "36", "true", "2024-05-31");
    }
  }
}
