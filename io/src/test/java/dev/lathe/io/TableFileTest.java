package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
import dev.lathe.frame.YesNo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir Path folder;

  @Test
  void each_column_gets_the_narrowest_type() {
    Frame frame =
        read(
            """
            age,port,member,joined,zip,wage
            22,S,yes,2024-05-31,02139,1.5
            38,C,No,2024-06-01,10001,
            ,S,TRUE,2024-06-02,94105,2e3
            """);

    assertThat(frame.schema().fields())
        .containsExactly(
            new Field("age", ColumnType.NUMBERS),
            new Field("port", ColumnType.CATEGORIES),
            new Field("member", ColumnType.YES_NO),
            new Field("joined", ColumnType.TIME),
            new Field("zip", ColumnType.CATEGORIES),
            new Field("wage", ColumnType.NUMBERS));
    assertThat(frame.column("age")).isEqualTo(Numbers.of(22, 38, Double.NaN));
    assertThat(frame.column("port")).isEqualTo(Categories.of("S", "C", "S"));
    assertThat(frame.column("member")).isEqualTo(YesNo.of(true, false, true));
    assertThat(frame.column("joined").text(2)).isEqualTo("2024-06-02");
    assertThat(frame.column("wage")).isEqualTo(Numbers.of(1.5, Double.NaN, 2000));
  }

  @Test
  void a_file_tells_its_name_hash_and_rows() throws IOException {
    Path file = write("people.csv", "age\n22\n38\n");

    Frame frame = TableFile.read(file, new Reading().nature(Origin.Nature.MEASURED)).frame();

    assertThat(frame.origin())
        .isEqualTo(
            new Origin(
                "people.csv",
                "sha256:c62cb5fb062f545bc196ed7c175c6d86a51ce159a8af4021570f4fc8c3764fad",
                2,
                Origin.Nature.MEASURED));
  }

  @Test
  void a_type_that_was_told_is_kept() throws IOException {
    Path file = write("codes.csv", "code,age\n007,22\n1,38\n");

    Frame frame =
        TableFile.read(
                file, new Reading().types(Map.of("code", ColumnType.NUMBERS)).only(Set.of("code")))
            .frame();

    assertThat(frame.names()).containsExactly("code");
    assertThat(frame.numbers("code").toArray()).containsExactly(7, 1);
  }

  @Test
  void rows_come_in_chunks_with_their_cells() throws IOException {
    Path file = write("people.csv", "age,\"full name\"\n22,\"Ada, L.\"\n,Bob\n");
    var schema = new dev.lathe.frame.Schema(List.of(new Field("age", ColumnType.NUMBERS)));

    try (var chunks = TableFile.chunks(List.of(file), new Reading(), schema)) {
      Chunk chunk = chunks.next().orElseThrow();

      assertThat(chunks.names()).containsExactly("age", "full name");
      assertThat(chunk.frame()).isEqualTo(Frame.of("age", new double[] {22, Double.NaN}));
      assertThat(chunk.cells(0)).containsExactly("22", "Ada, L.");
      assertThat(chunk.cells(1)).containsExactly("", "Bob");
      assertThat(chunks.next()).isEmpty();
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Frame read(String text) {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return TableFile.read(in, "test", new Reading()).frame();
  }
}
