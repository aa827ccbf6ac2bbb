package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.math.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRowsTest {
  @TempDir private Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("rows.csv"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static RowSource rows(Path file) {
    return TableFile.rows(List.of(file), "rows.csv", new Reading(), 400);
  }

  /// All parts, one below the other.
  private static Frame whole(RowSource rows) {
    List<Frame> parts = new ArrayList<>();
    Origin origin =
        rows.each(
            Function.identity(),
            () -> {
              parts.clear();
              return parts::add;
            });
    return Frame.join(parts).origin(origin);
  }

  private static String mixed(int rows) {
    var text = new StringBuilder("number,day,member,town,\"said, once\"\n");
    for (int row = 0; row < rows; row++) {
      text.append(row % 9 == 0 ? "NA" : String.valueOf(row / 4.0)).append(',');
      text.append("2024-05-").append(10 + row % 20).append(',');
      text.append(row % 2 == 0 ? "yes" : "no").append(',');
      text.append("town ").append(row % 11).append(',');
      text.append("\"a \"\"word\"\" of\nrow ").append(row).append(", and more\"\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void the_parts_make_up_the_table_on_any_number_of_threads(int threads) {
    Path file = file(mixed(300));
    Frame expected = TableFile.read(file);

    try (var workers = Workers.of(threads)) {
      RowSource rows = rows(file);
      Frame once = workers.call(() -> whole(rows));
      Frame twice = workers.call(() -> whole(rows));

      assertThat(once).isEqualTo(expected);
      assertThat(twice).isEqualTo(expected);
      assertThat(once.origin()).isEqualTo(expected.origin());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, abc, categories",
    "12, 007, categories",
    "12, yes, categories",
    "12, 3.5, numbers",
    "2024-05-31, 12, categories",
    "yes, maybe, categories",
    "yes, FALSE, yes-no",
    "NA, yes, yes-no",
    "NA, 2024-05-31, time",
    "NA, abc, categories",
  })
  void a_later_row_changes_the_type_of_all(String first, String last, String type) {
    String many = (first + ",1\n").repeat(2000);
    Path file = file("x,y\n" + many + last + ",2\n" + many);

    Frame whole = whole(rows(file));

    assertThat(whole.column("x").type().key()).isEqualTo(type);
    assertThat(whole).isEqualTo(TableFile.read(file));
  }

  @Test
  void only_columns_that_are_wanted_are_read() {
    Path file = file(mixed(50));
    var reading = new Reading().only(java.util.Set.of("town"));

    Frame whole = whole(TableFile.rows(List.of(file), "rows.csv", reading));

    assertThat(whole.names()).containsExactly("town");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_line_that_is_wrong_is_named(int threads) {
    Path file = file("x,y\n" + "1,2\n".repeat(500) + "1\n" + "1,2\n".repeat(500) + "1,2,3\n");

    try (var workers = Workers.of(threads)) {
      assertThatThrownBy(() -> workers.call(() -> whole(rows(file))))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("line 502 of 'rows.csv'");
    }
  }

  @Test
  void a_cell_that_does_not_fit_a_told_type_is_named() {
    Path file = file("x,y\n" + "1,2\n".repeat(500) + "a,2\n");
    var reading = new Reading().types(java.util.Map.of("x", dev.lathe.frame.ColumnType.NUMBERS));

    assertThatThrownBy(() -> whole(TableFile.rows(List.of(file), "rows.csv", reading, 400)))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("line 502")
        .hasMessageContaining("must hold numbers");
  }

  @Test
  void what_the_work_throws_comes_out() {
    Path file = file(mixed(300));
    Function<Frame, Frame> fails =
        part -> {
          throw new IllegalStateException("enough");
        };

    try (var workers = Workers.of(3)) {
      assertThatThrownBy(() -> workers.call(() -> rows(file).each(fails, () -> part -> {})))
          .hasMessageContaining("enough");
    }
  }
}
