package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Task;
import dev.lathe.math.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {
  /// The target follows `much`, less so `level`, and `nothing` not at all.
  private static Frame frame(boolean classes) {
    var random = RandomStream.of(3);
    int rows = 600;
    double[] much = new double[rows];
    double[] nothing = new double[rows];
    String[] level = new String[rows];
    String[] label = new String[rows];
    double[] amount = new double[rows];
    for (int row = 0; row < rows; row++) {
      much[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
      nothing[row] = random.nextGaussian();
      level[row] = "abc".substring(row % 3, row % 3 + 1);
      amount[row] = (Double.isNaN(much[row]) ? 1 : 3 * much[row]) + row % 3;
      label[row] = amount[row] > 1 ? "yes" : "no";
    }
    return Frame.of(
        List.of("much", "nothing", "level", "y"),
        List.of(
            Numbers.of(much),
            Numbers.of(nothing),
            Categories.of(level),
            classes ? Categories.of(label) : Numbers.of(amount)));
  }

  @Test
  void boosting_says_what_leads_to_each_prediction() {
    Frame frame = frame(false);
    var model = new GradientBoosting().trees(40).fit(Task.of(frame, "y"));

    Contributions found = model.explain(frame);

    var predicted = model.predict(frame).numbers();
    for (int row = 0; row < frame.rows(); row++) {
      assertThat(found.score(row, 0)).isEqualTo(predicted.value(row), within(1e-9));
    }
    assertThat(found.columns()).containsExactlyElementsOf(model.inputs().names());
    assertThat(model.trees().gains()[0]).isGreaterThan(model.trees().gains()[1]);
    assertThat(found.reasons(0, 0).getFirst().column()).isEqualTo("much");
  }

  @Test
  void boosting_is_explained_against_background_rows_too() {
    Frame frame = frame(true);
    var model = new GradientBoosting().trees(20).fit(Task.of(frame, "y"));

    Contributions found = model.explain(frame, frame.rows(0, 50));

    double odds = found.score(7, 0);
    assertThat(model.predict(frame).classes().probability(7, 1))
        .isEqualTo(1 / (1 + Math.exp(-odds)), within(1e-9));
  }

  @Test
  void forests_say_what_leads_to_a_mean_or_a_probability() {
    Frame numbers = frame(false);
    Frame classes = frame(true);
    var regression = new RandomForest().trees(20).fit(Task.of(numbers, "y"));
    var binary = new RandomForest().trees(20).fit(Task.of(classes, "y"));

    assertThat(regression.explain(numbers).score(3, 0))
        .isEqualTo(regression.predict(numbers).numbers().value(3), within(1e-9));
    assertThat(binary.explain(classes).score(3, 0))
        .isEqualTo(binary.predict(classes).classes().probability(3, 1), within(1e-9));
  }

  @Test
  void covers_are_the_weights_of_the_rows() {
    Frame frame = frame(false);
    var model = new GradientBoosting().trees(5).fit(Task.of(frame, "y"));
    var forest = new RandomForest().trees(5).fit(Task.of(frame, "y"));

    for (var trees : List.of(model.trees(), forest.trees())) {
      assertThat(trees.cover(trees.root(0))).isBetween(400.0, 600.0);
      int left = trees.left(trees.root(0));
      assertThat(trees.cover(left) + trees.cover(left + 1)).isEqualTo(trees.cover(trees.root(0)));
    }
  }
}
