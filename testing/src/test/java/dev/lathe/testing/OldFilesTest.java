package dev.lathe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.tree.ensemble.TreeModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models that were saved by earlier versions still load and predict what they did. A folder for
/// each time that files were added holds [Goldens], and beside each what it said of some rows: its
/// predictions (`.txt`) and, of trees, the sums of their leaves (`.sums`), which have the same bits
/// on every machine.
///
/// Files are added, by running this test with `-Dlathe.golden.write=FOLDER`, and never changed.
class OldFilesTest {
  private static final int UNITS = 4; // of the last place: exponentials differ between processors

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

    double[] found = model.predict(Goldens.rows(model)).outputs();

    double[] expected = read(beside(file, ".txt"));
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      double was = expected[i];
      assertThat(found[i]).isCloseTo(was, within(UNITS * Math.ulp(was)));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_trees_of_an_old_file_say_the_same_bits(Path file) throws IOException {
    Path sums = beside(file, ".sums");
    if (!Files.exists(sums)) return;
    Model model = Model.load(file);

    assertThat(sums((TreeModel) model)).isEqualTo(read(sums));
  }

  /// What the leaves that rows come to add up to.
  private static double[] sums(TreeModel model) {
    Frame rows = model.signature().align(Goldens.rows(model));
    double[] cells = model.inputs().values(model.basis().recipe().apply(rows), 0, rows.rows());
    double[] sums = new double[rows.rows() * model.trees().outputs()];
    model.trees().scorer().score(cells, rows.rows(), sums);
    return sums;
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replace(".lathe", ending));
  }

  private static double[] read(Path file) throws IOException {
    return Files.readAllLines(file).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Model> golden : Goldens.models().entrySet()) {
      Path file = folder.resolve(golden.getKey() + ".lathe");
      Model model = golden.getValue();
      model.save(file);
      write(beside(file, ".txt"), model.predict(Goldens.rows(model)).outputs());
      if (model instanceof TreeModel trees) write(beside(file, ".sums"), sums(trees));
    }
  }

  private static void write(Path file, double[] values) throws IOException {
    Files.write(file, Arrays.stream(values).mapToObj(Double::toString).toList());
  }
}
