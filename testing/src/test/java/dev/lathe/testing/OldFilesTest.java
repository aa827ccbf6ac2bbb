package dev.lathe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models that were saved by earlier versions still load and predict what they did. A folder for
/// each format version holds a model of every learner and kind of task, and beside it what it said
/// of the first rows of [Samples].
///
/// Files are added, by running this test with `-Dlathe.golden.write=FOLDER`, and never changed.
class OldFilesTest {
  private static final int ROWS = 8;
  private static final long SEED = 5;

  static Stream<Path> files() throws IOException, URISyntaxException {
    String write = System.getProperty("lathe.golden.write");
    if (write != null) write(Path.of(write));
    var resource = OldFilesTest.class.getResource("/golden");
    if (resource == null) throw new IllegalStateException("the golden files are not there");
    List<Path> found = new ArrayList<>();
    try (var walk = Files.walk(Path.of(resource.toURI()))) {
      walk.filter(file -> file.toString().endsWith(".lathe")).sorted().forEach(found::add);
    }
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_old_file_predicts_what_it_did(Path file) throws IOException {
    Model model = Model.load(file);

    double[] found = model.predict(rows(model.signature().output().kind())).outputs();

    List<String> expected = Files.readAllLines(beside(file));
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      double was = Double.parseDouble(expected.get(i));
      assertThat(found[i]).isCloseTo(was, within(1e-12 * Math.max(1, Math.abs(was))));
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".lathe", ".txt"));
  }

  private static Frame rows(TaskKind kind) {
    return Samples.frame(kind, ROWS, SEED);
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Learner<?> learner : Catalogue.learners()) {
      for (TaskKind kind : learner.entry().kinds()) {
        Model model = Quick.of(learner).fit(Samples.task(kind, 60, SEED));
        Path file = folder.resolve(learner.name() + "-" + kind.key() + ".lathe");
        model.save(file);
        List<String> lines = new ArrayList<>();
        for (double value : model.predict(rows(kind)).outputs()) lines.add(Double.toString(value));
        Files.write(beside(file), lines);
      }
    }
  }
}
