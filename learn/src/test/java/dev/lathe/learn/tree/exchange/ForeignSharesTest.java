package dev.lathe.learn.tree.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Interactions;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What columns add in imported models, held to what their libraries say (`pred_contribs` and
/// `pred_interactions`).
class ForeignSharesTest {
  static List<Golden> goldens() {
    return Golden.all();
  }

  static List<Golden> explained() {
    return Golden.all().stream().filter(golden -> !golden.shares().isEmpty()).toList();
  }

  private static ImportedTrees loaded(Golden golden) {
    Model model = golden.model().model("target");
    return (ImportedTrees) Model.of(ModelFile.bytes(model.whole()));
  }

  private static Frame frame(Golden golden, ImportedTrees model) {
    return Golden.frame(model.signature().inputs().names(), golden.rows()[0], 1);
  }

  @Test
  void libraries_said_what_columns_add_in_several_models() {
    assertThat(explained()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("explained")
  void contributions_are_those_of_the_library(Golden golden) {
    ImportedTrees model = loaded(golden);

    Contributions found = model.explain(frame(golden, model));

    int width = found.columns().size();
    List<double[]> rows = golden.shares();
    for (int row = 0; row < rows.size(); row++) {
      double[] said = rows.get(row);
      assertThat(said).hasSize(found.outputs() * (width + 1));
      for (int i = 0; i < said.length; i++) {
        int output = i / (width + 1);
        int column = i % (width + 1);
        double ours = column < width ? found.value(row, output, column) : found.expected(output);
        assertThat(ours).isEqualTo(said[i], within(golden.single() ? 1e-6 : 1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("explained")
  void interactions_are_those_of_the_library(Golden golden) {
    ImportedTrees model = loaded(golden);

    Interactions found = model.interactions(frame(golden, model));

    int width = found.columns().size();
    List<double[]> rows = golden.pairs();
    assertThat(rows.isEmpty()).isEqualTo(!golden.single());
    for (int row = 0; row < rows.size(); row++) {
      double[] said = rows.get(row);
      int table = (width + 1) * (width + 1);
      assertThat(said).hasSize(found.outputs() * table);
      for (int i = 0; i < said.length; i++) {
        int column = i % table / (width + 1);
        int other = i % (width + 1);
        if (column == width || other == width) continue;
        assertThat(found.value(row, i / table, column, other)).isEqualTo(said[i], within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void what_columns_add_leads_to_the_raw_scores(Golden golden) {
    ImportedTrees model = loaded(golden);
    Frame frame = frame(golden, model);
    double[] scores = golden.rows()[1];

    Contributions shares = model.explain(frame);
    Contributions against = model.explain(frame, frame.rows(3, 9));
    Interactions pairs = model.interactions(frame);
    Interactions pairsAgainst = model.interactions(frame, frame.rows(3, 9));

    assertThat(shares.columns()).containsExactlyElementsOf(model.signature().inputs().names());
    for (int i = 0; i < scores.length; i++) {
      int row = i / shares.outputs();
      int output = i % shares.outputs();
      assertThat(shares.score(row, output)).isEqualTo(scores[i], within(1e-6));
      assertThat(against.score(row, output)).isEqualTo(scores[i], within(1e-6));
      assertThat(pairs.score(row, output)).isEqualTo(scores[i], within(1e-6));
      assertThat(pairsAgainst.score(row, output)).isEqualTo(scores[i], within(1e-6));
    }
  }

  @Test
  void a_text_without_numbers_of_rows_is_explained_against_rows_only() {
    var golden = new Golden("lightgbm-4.3.0-binary.txt");
    String text =
        new String(golden.bytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("internal_count"))
            .collect(Collectors.joining("\n"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ImportedTrees model = ForeignModel.of(bytes, "less.txt", Golden::noJson).model("target");
    Frame frame = frame(golden, model);

    assertThatThrownBy(() -> model.explain(frame))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'less.txt' does not say how many rows its nodes had (internal_count, leaf_count), or"
                + " was imported by an early version of Lathe; import it again, or explain against"
                + " background rows");
    assertThat(model.explain(frame, frame).score(2, 0))
        .isEqualTo(golden.rows()[1][2], within(1e-9));
  }

  @Test
  void a_document_whose_numbers_of_rows_cannot_be_is_explained_against_rows_only() {
    Object document = UbjReader.read(new Golden("xgboost-3.0.4-binary.ubj").bytes());

    assertThat(covered(document)).isTrue();
    assertThat(covered(changed(document, "sum_hessian", -1))).isFalse();
    assertThat(covered(changed(document, "sum_hessian", Float.NaN))).isFalse();
    assertThat(covered(changed(document, "sum_hessian", 0))).isFalse();
  }

  private static boolean covered(Object document) {
    return XgBoostDocument.read(document).trees().trees(1).covered();
  }

  /// The document with another number in all places of the arrays of a name.
  private static Object changed(Object document, String name, float value) {
    return switch (document) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> {
          Object found = Objects.requireNonNull(each);
          boolean here = key.equals(name) && found instanceof float[];
          copy.put(
              (String) key, here ? filled((float[]) found, value) : changed(found, name, value));
        });
        yield copy;
      }
      case List<?> list ->
          list.stream().map(each -> changed(Objects.requireNonNull(each), name, value)).toList();
      default -> document;
    };
  }

  private static float[] filled(float[] array, float value) {
    float[] copy = array.clone();
    java.util.Arrays.fill(copy, value);
    return copy;
  }
}
