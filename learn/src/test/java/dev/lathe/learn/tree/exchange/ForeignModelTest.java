package dev.lathe.learn.tree.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.ModelFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignModelTest {
  private static final int TIMES = 40;

  static List<Golden> goldens() {
    return Golden.all();
  }

  private static ImportedTrees loaded(Golden golden) {
    Model model = golden.model().model("target");
    return (ImportedTrees) Model.of(ModelFile.bytes(model.whole()));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void raw_scores_have_the_bits_of_the_library(Golden golden) {
    ImportedTrees model = loaded(golden);
    double[][] rows = golden.rows();
    Frame frame = Golden.frame(model.signature().inputs().names(), rows[0], 1);

    double[] scores = model.rawScores(frame);

    assertThat(scores).containsExactly(rows[1]);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void every_way_down_the_trees_gives_the_same_bits(Golden golden) {
    ImportedTrees model = loaded(golden);
    double[][] rows = golden.rows();
    List<String> names = model.signature().inputs().names();
    int width = model.trees().outputs();
    double[] one = new double[width];

    double[] many = model.rawScores(Golden.frame(names, rows[0], TIMES));
    assertThat(model.scorer().form().why()).isNotEmpty();

    Frame frame = Golden.frame(names, rows[0], 1);
    for (int row = 0; row < frame.rows(); row++) {
      model.scorer().score(model.inputs().values(frame, row, row + 1), one);
      assertThat(one).isEqualTo(Arrays.copyOfRange(rows[1], row * width, (row + 1) * width));
    }
    for (int i = 0; i < many.length; i++) {
      assertThat(many[i]).isEqualTo(rows[1][i % rows[1].length]);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void predictions_are_within_two_units_of_the_last_place(Golden golden) {
    ImportedTrees model = loaded(golden);
    double[][] rows = golden.rows();
    Frame frame = Golden.frame(model.signature().inputs().names(), rows[0], 1);

    double[] outputs = model.outputs(frame);

    boolean two = outputs.length == 2 * rows[2].length;
    for (int i = 0; i < rows[2].length; i++) {
      double expected = rows[2][i];
      double unit = golden.single() ? Math.ulp((float) expected) : Math.ulp(expected);
      double ours = outputs[two ? 2 * i + 1 : i];
      assertThat(Math.abs(ours - expected)).isLessThanOrEqualTo(2 * unit);
      if (two) assertThat(outputs[2 * i]).isEqualTo(1 - ours);
    }
  }

  @Test
  void classes_are_named_and_counted() {
    ForeignModel read = new Golden("lightgbm-4.3.0-classes.txt").model();

    ImportedTrees model = read.model("mood", List.of("low", "middle", "high"));
    var row = Map.of("age", 40, "income", 1.5, "visits", 0, "port", 3, "street", 17);

    assertThat(read.classes()).isEqualTo(3);
    assertThat(model.predict(row).label()).isIn("low", "middle", "high");
    assertThatThrownBy(() -> read.model("mood", List.of("low", "high")))
        .hasMessageContaining("has 3 classes and 2 names were given");
    assertThatThrownBy(() -> read.model("mood", List.of("low", "low", "high")))
        .hasMessageContaining("the same name");
    assertThatThrownBy(() -> read.model("age"))
        .hasMessageContaining("'age' is a column that the model reads");
  }

  @Test
  void the_card_says_where_it_came_from() {
    ImportedTrees model = new Golden("xgboost-3.0.4-poisson.ubj").model().model("visits_made");

    var imported = (Imported) model.learner();
    assertThat(imported.library()).isEqualTo("XGBoost");
    assertThat(imported.format()).isEqualTo("3.0.4");
    assertThat(imported.objective()).isEqualTo("count:poisson");
    assertThat(imported.content()).startsWith("sha256:");
    assertThat(model.card().decisions().getFirst().choice())
        .isEqualTo("xgboost-3.0.4-poisson.ubj, XGBoost 3.0.4");
    assertThat(model.signature().output().kind()).isEqualTo(TaskKind.COUNT);
  }

  @Test
  void what_is_no_model_is_refused() {
    assertThatThrownBy(() -> of("x,y\n1,2\n")).hasMessageContaining("neither text of LightGBM");
    assertThatThrownBy(() -> of("binf")).hasMessageContaining("old binary form");
    assertThatThrownBy(() -> of("{ }")).hasMessageContaining("no sound JSON");
    assertThatThrownBy(() -> of("tree\nversion=v1\n\nTree=0\n")).hasMessageContaining("'v1'");
    assertThatThrownBy(() -> of("")).isInstanceOf(ModelFileException.class);
  }

  private static ForeignModel of(String text) {
    return ForeignModel.of(text.getBytes(StandardCharsets.UTF_8), "x.txt", Golden::noJson);
  }
}
