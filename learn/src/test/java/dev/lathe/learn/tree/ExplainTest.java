package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.ExplainableModel;
import dev.lathe.learn.Interactions;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.anomaly.IsolationForest;
import dev.lathe.learn.tree.ensemble.TreeModel;
import dev.lathe.math.RandomStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /// Three levels of the amount.
  private static Frame several() {
    Frame frame = frame(false);
    double[] amount = frame.numbers("y").toArray();
    String[] size = new String[amount.length];
    for (int row = 0; row < size.length; row++) {
      size[row] = amount[row] < 0 ? "small" : amount[row] < 2 ? "some" : "much";
    }
    return frame.with("y", Categories.of(size));
  }

  private static Frame counts() {
    Frame frame = frame(false);
    double[] amount = frame.numbers("y").toArray();
    for (int row = 0; row < amount.length; row++) amount[row] = Math.max(0, Math.rint(amount[row]));
    return frame.with("y", Numbers.of(amount));
  }

  /// Contributions, those against background rows and interactions all lead to these scores.
  private static void leadTo(double[] scores, ExplainableModel model, Frame frame) {
    Contributions shares = model.explain(frame);
    Contributions against = model.explain(frame, frame.rows(0, 20));
    Frame few = frame.rows(0, 40);
    Interactions pairs = model.interactions(few);
    Interactions pairsAgainst = model.interactions(few, frame.rows(0, 20));
    int outputs = shares.outputs();
    assertThat(scores).hasSize(frame.rows() * outputs);
    for (int row = 0; row < frame.rows(); row++) {
      for (int output = 0; output < outputs; output++) {
        double score = scores[row * outputs + output];
        assertThat(shares.score(row, output)).isEqualTo(score, within(1e-6));
        assertThat(against.score(row, output)).isEqualTo(score, within(1e-6));
        if (row >= few.rows()) continue;
        assertThat(pairs.score(row, output)).isEqualTo(score, within(1e-6));
        assertThat(pairsAgainst.score(row, output)).isEqualTo(score, within(1e-6));
        for (int column = 0; column < shares.columns().size(); column++) {
          double sum = 0;
          for (int other = 0; other < shares.columns().size(); other++) {
            sum += pairs.value(row, output, column, other);
          }
          assertThat(sum).isEqualTo(shares.value(row, output, column), within(1e-9));
        }
      }
    }
  }

  static List<Learner<? extends TreeModel>> averages() {
    return List.of(
        new RandomForest().trees(15),
        new ExtraTrees().trees(15),
        new DecisionTree().pruning("none"));
  }

  @ParameterizedTest
  @MethodSource("averages")
  void averages_of_leaves_are_explained_on_the_scale_of_their_predictions(
      Learner<? extends TreeModel> learner) {
    Frame numbers = frame(false);
    Frame classes = frame(true);
    TreeModel binary = learner.fit(Task.of(classes, "y"));
    double[] both = binary.predict(classes).outputs();

    leadTo(
        learner.fit(Task.of(several(), "y")).predict(several()).outputs(),
        learner.fit(Task.of(several(), "y")),
        several());
    leadTo(
        learner.fit(Task.of(numbers, "y")).predict(numbers).outputs(),
        learner.fit(Task.of(numbers, "y")),
        numbers);
    leadTo(
        IntStream.range(0, both.length / 2).mapToDouble(row -> both[2 * row + 1]).toArray(),
        binary,
        classes);
    Task counts = Task.of(counts(), "y").kind(TaskKind.COUNT);
    TreeModel counting = learner.fit(counts);
    leadTo(counting.predict(counts()).outputs(), counting, counts());
  }

  @Test
  void boosting_of_several_classes_is_explained_class_by_class() {
    Frame frame = several();
    var model = new GradientBoosting().trees(8).fit(Task.of(frame, "y"));
    Frame prepared = model.basis().recipe().apply(model.signature().align(frame));
    double[] scores = new double[frame.rows() * 3];
    model.scorer().score(model.inputs().values(prepared, 0, frame.rows()), frame.rows(), scores);

    leadTo(scores, model, frame);
  }

  @Test
  void an_isolation_forest_is_explained_by_the_logarithm_of_its_score() {
    Frame frame = frame(false);
    for (int sample : new int[] {2, 100, 500}) {
      var model = new IsolationForest().trees(30).sample(sample).fit(frame);
      double[] scores = model.score(frame);
      for (int row = 0; row < scores.length; row++) {
        scores[row] = Math.log(scores[row]) / Math.log(2);
      }

      leadTo(scores, model, frame);
    }
  }

  @Test
  void what_makes_a_row_strange_is_the_column_that_is() {
    double[] usual = new SplittableRandom(1).doubles(400).toArray();
    double[] other = new SplittableRandom(2).doubles(400).toArray();
    other[17] = 40;
    Frame frame =
        Frame.of(List.of("usual", "other"), List.of(Numbers.of(usual), Numbers.of(other)));
    var model = new IsolationForest().fit(frame);

    var reason = model.explain(frame).reasons(17, 0).getFirst();

    assertThat(reason.column()).isEqualTo("other");
    assertThat(reason.value()).isPositive();
  }
}
