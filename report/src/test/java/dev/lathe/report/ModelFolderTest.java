package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir Path home;

  @Test
  void the_model_and_both_reports_are_there() throws IOException {
    Path folder = home.resolve("lathe-out/titanic-survived");

    ModelFolder.write(folder, Stories.binary(), false);

    assertThat(names(folder)).containsExactly("model.lathe", "report.html", "report.json");
    assertThat(names(home.resolve("lathe-out"))).containsExactly("titanic-survived");
    assertThat(Model.load(ModelFolder.model(folder)).card())
        .isEqualTo(Stories.binary().model().card());
    assertThat(Files.readString(folder.resolve("report.json"))).startsWith("{\n").endsWith("}\n");
    assertThat(ModelFolder.model(folder.resolve("model.lathe")))
        .isEqualTo(folder.resolve("model.lathe"));
  }

  @Test
  void equal_trainings_leave_equal_bytes() throws IOException {
    ModelFolder.write(home.resolve("one"), Stories.binary(), false);
    ModelFolder.write(home.resolve("other"), Stories.binary(), false);

    for (String name : List.of("model.lathe", "report.html", "report.json")) {
      assertThat(home.resolve("one").resolve(name))
          .hasSameBinaryContentAs(home.resolve("other").resolve(name));
    }
  }

  @Test
  void a_folder_that_exists_is_refused() throws IOException {
    Path folder = Files.createDirectory(home.resolve("out"));

    assertThatThrownBy(() -> ModelFolder.write(folder, Stories.binary(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exists already")
        .hasMessageContaining("--force");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void a_file_in_its_place_or_above_it_is_refused_even_when_replacing() throws IOException {
    Path file = Files.writeString(home.resolve("notes"), "mine");

    assertThatThrownBy(() -> ModelFolder.write(file, Stories.binary(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a file");
    assertThatThrownBy(() -> ModelFolder.write(file.resolve("out"), Stories.binary(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void replacing_changes_the_three_files_and_leaves_the_others() throws IOException {
    Path folder = home.resolve("out");
    ModelFolder.write(folder, Stories.binary(), false);
    Files.writeString(folder.resolve("predictions.csv"), "mine");

    ModelFolder.write(folder, Stories.numbers(), true);

    assertThat(names(folder))
        .containsExactly("model.lathe", "predictions.csv", "report.html", "report.json");
    assertThat(Model.load(folder.resolve("model.lathe")).signature().output().target())
        .isEqualTo(Stories.numbers().model().signature().output().target());
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void a_failure_half_way_leaves_what_was_there() throws IOException {
    Path folder = home.resolve("out");
    ModelFolder.write(folder, Stories.binary(), false);
    byte[] before = Files.readAllBytes(folder.resolve("model.lathe"));
    Files.delete(folder.resolve("report.json"));
    // A folder in the place of a file: taken out and not brought back as one that is in the way.
    Path inTheWay = Files.createDirectories(folder.resolve("report.json"));
    Files.writeString(inTheWay.resolve("note"), "mine");

    assertThatThrownBy(() -> ModelFolder.write(folder, Stories.numbers(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a folder");

    assertThat(folder.resolve("model.lathe")).hasBinaryContent(before);
    assertThat(inTheWay.resolve("note")).hasContent("mine");
    assertThat(names(home)).containsExactly("out");
  }

  @Test
  void an_interrupt_leaves_nothing() throws IOException {
    Path folder = home.resolve("deep/out");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ModelFolder.write(folder, Stories.binary(), false))
        .isInstanceOf(CancellationException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(names(home)).isEmpty();
  }

  @Test
  void a_place_that_cannot_be_written_is_told_in_one_sentence() {
    Path nowhere = Path.of("/proc/lathe-out");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "no /proc");

    assertThatThrownBy(() -> ModelFolder.write(nowhere, Stories.binary(), false))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/proc/lathe-out")
        .hasMessageNotContaining("\n");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
