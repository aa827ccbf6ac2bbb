package dev.lathe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Fingerprint;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunk;
import dev.lathe.io.Format;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSourceTest {
  @TempDir static Path folder;
  @TempDir static Path forbidden;

  @BeforeAll
  static void files() throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        """
        name,age,member,joined,wage
        Ada,36,true,2024-05-31,1.5
        Bob,,false,2024-06-01,
        Cem,17,true,,2.25
        """);
    Files.writeString(forbidden.resolve("secret.csv"), "word\nxyzzy\n");
  }

  private static TableSource source(String sql) {
    return TableSource.of(
        sql.replace("$FOLDER", folder.toString()).replace("$FORBIDDEN", forbidden.toString()),
        new Access().allowed(List.of(folder)));
  }

  @Test
  void a_query_becomes_a_frame() {
    Loaded loaded =
        source("select * from '$FOLDER/people.csv' where age is null or age > 18 -- adults")
            .read(new Reading());

    assertThat(loaded.format().kind()).isEqualTo(Format.Kind.SQL);
    Frame frame = loaded.frame();
    assertThat(frame.schema().fields())
        .containsExactly(
            new Field("name", ColumnType.CATEGORIES),
            new Field("age", ColumnType.NUMBERS),
            new Field("member", ColumnType.YES_NO),
            new Field("joined", ColumnType.TIME),
            new Field("wage", ColumnType.NUMBERS));
    assertThat(frame.numbers("age").toArray()).containsExactly(36, Double.NaN);
    assertThat(frame.column("member").text(1)).isEqualTo("no");
    assertThat(frame.column("joined").text(0)).isEqualTo("2024-05-31");
    assertThat(frame.column("wage").missing(1)).isTrue();
    assertThat(frame.origin().source()).isEqualTo("sql");
    assertThat(frame.origin().hash()).isEqualTo(Fingerprint.of(frame));
  }

  @Test
  void types_that_are_told_hold() {
    var reading = new Reading().types(Map.of("age", ColumnType.CATEGORIES));

    Frame frame = source("select name, age from '$FOLDER/people.csv'").read(reading).frame();

    assertThat(frame.categories("age").levels()).containsExactly("17", "36");
    assertThatThrownBy(() ->
            source("select name from '$FOLDER/people.csv'")
                .read(new Reading().types(Map.of("name", ColumnType.NUMBERS))))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("'Ada'");
  }

  @Test
  void rows_come_in_chunks() {
    var schema = new Schema(List.of(new Field("age", ColumnType.NUMBERS)));

    try (var chunks =
        source("with p as (select * from '$FOLDER/people.csv') select name, age from p")
            .chunks(new Reading(), schema)) {
      Chunk chunk = chunks.next().orElseThrow();

      assertThat(chunks.names()).containsExactly("name", "age");
      assertThat(chunk.cells(0)).containsExactly("Ada", "36");
      assertThat(chunk.frame().numbers("age").toArray()).containsExactly(36, Double.NaN, 17);
      assertThat(chunks.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 as a; select 2 as a",
        "select 1 as a; copy (select 1) to '$FOLDER/out.csv'",
        "select 1 as a /*; */ ; attach '$FOLDER/out.csv'",
        "with t as (insert into x values (1) returning *) select * from t",
        "with t as (select 1) insert into x select * from t",
        "with t as (select 1) delete from x",
        "select 1 as a; set enable_external_access = true; select * from '/etc/passwd'",
        "select 1 into x",
        "select * from query('copy (select 1) to ''$FOLDER/out.csv''')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_blob('/proc/self/environ')",
        "select * from glob('/etc/*')",
        "select * from sniff_csv('/etc/passwd')",
        "select * from '$FORBIDDEN/secret.csv'",
        "select * from '$FOLDER/../' || 'secret.csv'",
        "select * from read_csv('$FOLDER/../../../../../../../../../../etc/passwd')",
        "select * from read_csv('http://example.com/people.csv')",
        "select * from read_parquet('s3://bucket/people.parquet')",
        "select * from read_csv(['$FOLDER/people.csv', '/etc/passwd'])",
        "select getenv('HOME')",
        "select * from sqlite_scan('/x.db', 'y')",
        "select * from",
        "select * from no_such_table",
      })
  void whatever_else_it_tries_is_refused(String sql) throws IOException {
    assertThatThrownBy(() -> source(sql).read(new Reading())).isInstanceOf(TableException.class);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("people.csv"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install httpfs",
        "load httpfs",
        "attach 'x.db'",
        "copy (select 1) to 'x.csv'",
        "pragma database_list",
        "create table x (a int)",
        "from 'people.csv'",
      })
  void what_does_not_begin_with_select_or_with_is_a_file(String spec) {
    assertThatThrownBy(() -> source(spec).read(new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("no file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select * from '/etc/lathe.csv' | may not read '/etc/lathe.csv', only files under",
        "select * from '/etc/lathe.csv' | --allow",
        "select * from '/etc/passwd' | read_csv('/etc/passwd')",
        "select * from 'http://example.com/a.csv' | is on a network",
        "select * from '$FOLDER/absent.csv' | there is no file",
        "select * from nowhere | there is no table 'nowhere'; name a file in single quotes",
        "select getenv('HOME') | queries have no function 'getenv'",
        "select * from '$FOLDER/people.csv' where size > 1 | no column is named 'size'",
      })
  void a_failure_says_what_to_do(String sql, String words) {
    assertThatThrownBy(() -> source(sql).read(new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(words)
        .hasMessageStartingWith("the query failed: ")
        .message()
        .doesNotContain("Error:", "configuration", "\n");
  }

  @Test
  void a_column_of_lists_is_refused() {
    assertThatThrownBy(() -> source("select [1, 2] as pair").read(new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("'pair'");
  }
}
