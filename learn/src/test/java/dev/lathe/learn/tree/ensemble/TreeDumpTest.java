package dev.lathe.learn.tree.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.BoostedTrees;
import dev.lathe.learn.tree.DecisionTree;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.math.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDumpTest {
  @ParameterizedTest
  @CsvSource({
    "-0.21000000000000002, -0.21",
    "0.037283940592, 0.03728394",
    "12, 12",
    "1234567890, 1234568000",
    "1e-300, 1.0E-300",
  })
  void values_of_leaves_have_seven_digits(double value, String text) {
    assertThat(Figures.value(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1234.5600000000002, <= 1234.56",
    "0.3, <= 0.3",
    "0.30000000000000004, <= 0.3",
    "1.0999999999999999, < 1.1",
    "5.9399999999999995, < 5.94",
    "-0.3, <= -0.3",
    "-0.30000000000000004, < -0.3",
    "1234567890.5, <= 1.2345678905E9",
    "Infinity, <= Infinity",
  })
  void what_a_threshold_lets_pass_is_said_in_few_digits(double threshold, String text) {
    assertThat(Figures.atMost(threshold)).isEqualTo(text);
  }

  @Test
  void text_is_for_readers_and_plain_values_are_exact() {
    var random = RandomStream.of(3);
    double[] x = new double[300];
    double[] y = new double[300];
    for (int row = 0; row < x.length; row++) {
      x[row] = random.nextInt(1000) / 100.0;
      y[row] = x[row] + random.nextGaussian();
    }
    Frame frame = Frame.of("x", x).with("y", dev.lathe.frame.Numbers.of(y));
    BoostedTrees model = new GradientBoosting().trees(3).fit(Task.of(frame, "y"));
    var dump = new TreeDump(model);

    assertThat(dump.text(0)).doesNotContainPattern("yes: .*[1-9][0-9]{7}");
    assertThat(dump.dot(0)).doesNotContainPattern("label=.*[1-9][0-9]{7}");
    List<?> nodes = (List<?>) Objects.requireNonNull(dump.plain(0).get("nodes"));
    for (int node = 0; node < nodes.size(); node++) {
      var plain = (Map<?, ?>) Objects.requireNonNull(nodes.get(node));
      double value = model.trees().value(model.trees().root(0) + node);
      assertThat(plain.containsKey("value") ? plain.get("value") : plain.get("at-most"))
          .isEqualTo(value);
    }
  }

  @Test
  void trees_in_single_precision_are_shown_as_their_library_asks() throws IOException {
    byte[] bytes;
    try (InputStream in =
        Objects.requireNonNull(
            ForeignModel.class.getResourceAsStream("xgboost-3.0.4-poisson.ubj"))) {
      bytes = in.readAllBytes();
    }
    var model = ForeignModel.of(bytes, "poisson.ubj", _ -> Map.of()).model("visits_made");
    int root = model.trees().root(0);
    float asked = (float) Math.nextUp(model.trees().value(root));

    String first = new TreeDump(model).text(0).lines().findFirst().orElseThrow();

    assertThat(first).contains(" < " + asked);
    assertThat((float) model.trees().value(root)).isLessThan(asked);
  }

  @Test
  void shares_of_classes_are_written_as_values_are() {
    String[] level = new String[60];
    double[] x = new double[60];
    for (int row = 0; row < x.length; row++) {
      x[row] = row % 2;
      level[row] = row % 2 == 0 ? "low" : row % 3 == 0 ? "high" : "middle";
    }
    Frame frame = Frame.of("x", x).with("y", Categories.of(level));
    var tree = new DecisionTree().pruning("none").fit(Task.of(frame, "y"));

    assertThat(new TreeDump(tree).text(0)).contains("high 0.3333333, middle 0.6666667");
    assertThat(new TreeDump(tree).plain(0).toString()).contains("0.6666666666666666");
  }
}
