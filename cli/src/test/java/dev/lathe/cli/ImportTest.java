package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.io.JsonTree;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.learn.tree.exchange.ImportedTrees;
import dev.lathe.math.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
  private static final List<String> NAMES = List.of("age", "income", "visits", "port", "street");

  @TempDir Path folder;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ImportTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private void place(String name) throws IOException {
    Files.write(folder.resolve(name), bytes(name));
  }

  /// Values, raw scores or predictions of the rows that the library was asked.
  private static double[] said(String name, int part) throws IOException {
    String text = new String(bytes(name + ".rows"), StandardCharsets.UTF_8);
    return text.lines()
        .flatMap(line -> Arrays.stream(line.split(" \\| ", -1)[part].split(" ", -1)))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static Frame frame(double[] values) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < NAMES.size(); column++) {
      double[] cells = new double[values.length / NAMES.size()];
      for (int row = 0; row < cells.length; row++) cells[row] = values[row * NAMES.size() + column];
      columns.add(Numbers.of(cells));
    }
    return Frame.of(NAMES, columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgboost-3.0.4-binary.json",
        "xgboost-3.0.4-categories.json",
        "xgboost-3.0.4-classes.json",
        "xgboost-2.1.4-dart.json"
      })
  void an_imported_document_scores_as_its_library_does(String name) throws Exception {
    place(name);

    var result = new Shell(folder).run("import", name, "--out", "model");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("XGBoost");
    var model = (ImportedTrees) Model.load(folder.resolve("model/model.lathe"));
    assertThat(model.rawScores(frame(said(name, 0)))).containsExactly(said(name, 1));
    assertThat(folder.resolve("model/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("model/report.json")).isNotEmptyFile();
  }

  @Test
  void it_predicts_shows_and_tells_as_any_model_does() throws Exception {
    place("xgboost-3.0.4-binary.json");
    var shell = new Shell(folder);
    shell.run(
        "import",
        "xgboost-3.0.4-binary.json",
        "--target",
        "bought",
        "--classes",
        "no,yes",
        "--out",
        "m");
    String rows = Rows.of(folder, "new.csv", "street,age,income,visits,port", "3,50,,0.5,1");

    var predicted = shell.run("predict", "m", rows);
    var shown = shell.run("show", "m");
    var told = shell.run("show", "m", "--json");

    assertThat(predicted.err()).isEmpty();
    assertThat(predicted.out())
        .startsWith(
            "street,age,income,visits,port,prediction,probability_no,probability_yes\n3,50,,0.5,1,");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("imported predicts bought (binary)", "XGBoost", "binary:logistic", "sha256:")
        .contains("unknown origin");
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("\"learner\" : \"imported\"");
  }

  @Test
  void one_tree_is_shown_as_text_drawing_or_json() throws Exception {
    place("xgboost-3.0.4-categories.json");
    var shell = new Shell(folder);
    shell.run("import", "xgboost-3.0.4-categories.json", "--out", "m");

    var text = shell.run("show", "m", "--tree", "0");
    var dot = shell.run("show", "m", "--tree", "0", "--format", "dot");
    var json = shell.run("show", "m", "--tree", "0", "--format", "json");

    assertThat(text.out()).contains("?\n  yes: ", "  no: ", " is none of ");
    assertThat(dot.out()).startsWith("digraph tree_0 {").contains("0 -> 1 [label=yes]");
    assertThat(json.out()).contains("\"tree\" : 0", "\"levels-right\" : [", "\"missing\" : ");
    assertThat(shell.run("show", "m", "--tree", "99").err())
        .contains("there is no tree 99; the model has trees 0 to 2");
    assertThat(shell.run("show", "m", "--tree", "0", "--format", "svg").code()).isEqualTo(2);
    assertThat(shell.run("show", "m", "--format", "dot").code()).isEqualTo(2);
  }

  @Test
  void the_folder_has_a_name_of_its_own_when_nobody_says() throws Exception {
    place("lightgbm-4.3.0-classes.txt");

    var result = new Shell(folder).run("import", "lightgbm-4.3.0-classes.txt", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("{").contains("\"LightGBM\"", "\"multiclass\"");
    assertThat(folder.resolve("lathe-out/lightgbm-4.3.0-classes-target/model.lathe")).exists();
  }

  @Test
  void what_cannot_be_read_leaves_nothing_behind() throws Exception {
    byte[] whole = bytes("xgboost-3.0.4-binary.json");
    Files.write(folder.resolve("cut.json"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,2\n");
    place("lightgbm-4.3.0-classes.txt");
    var shell = new Shell(folder);

    var cut = shell.run("import", "cut.json", "--out", "m");
    var rows = shell.run("import", "rows.csv", "--out", "m");
    var absent = shell.run("import", "absent.txt", "--out", "m");
    var classes =
        shell.run("import", "lightgbm-4.3.0-classes.txt", "--classes", "a,b", "--out", "m");

    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.err()).contains("cannot be imported: it is no sound JSON");
    assertThat(rows.err()).contains("neither text of LightGBM nor JSON or UBJSON of XGBoost");
    assertThat(absent.err()).contains("there is no file");
    assertThat(classes.err()).contains("has 3 classes and 2 names were given");
    assertThat(folder.resolve("m")).doesNotExist();
  }

  @Test
  void a_damaged_document_is_a_model_or_is_refused() throws Exception {
    byte[] whole = bytes("xgboost-3.0.4-categories.json");
    var random = RandomStream.of(5);

    for (int repeat = 0; repeat < 600; repeat++) {
      byte[] damaged =
          repeat % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int change = 0; change < repeat % 4 && damaged.length > 0; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(96));
      }
      try {
        ForeignModel.of(damaged, "m", JsonTree::of).model("target");
        assertThat(damaged).hasSameSizeAs(whole);
      } catch (ModelFileException e) {
        assertThat(e.getMessage()).startsWith("'m' cannot be imported: ").doesNotContain("\n");
      }
    }
  }
}
