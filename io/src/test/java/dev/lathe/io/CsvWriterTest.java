package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {
  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void only_cells_that_need_quotes_get_them() {
    var bytes = new ByteArrayOutputStream();
    try (var csv = CsvWriter.to(bytes)) {
      csv.row("a b", "x,y", "say \"hi\"", "", "1;2").row(" padded", "line\nbreak").finish();
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("a b,\"x,y\",\"say \"\"hi\"\"\",,1;2\n\" padded\",\"line\nbreak\"\n");
  }

  @Test
  void a_file_appears_when_it_is_finished() throws IOException {
    Path file = folder.resolve("out.csv");
    try (var csv = CsvWriter.to(file)) {
      csv.frame(Frame.of("x", new double[] {1, Double.NaN}));
      assertThat(file).doesNotExist();
      csv.finish();
    }

    assertThat(file).hasContent("x\n1\n\"\"\n");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void a_file_that_is_not_finished_leaves_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "old");
    try (var csv = CsvWriter.to(file)) {
      csv.row("x");
    }

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> CsvWriter.to(folder.resolve("no/out.csv")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> CsvWriter.to(folder))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void a_full_disk_is_told() {
    var full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    var csv = CsvWriter.to(full).row("x");

    assertThatThrownBy(csv::finish)
        .isInstanceOf(TableException.class)
        .hasMessageContaining("No space left on device");
  }
}
