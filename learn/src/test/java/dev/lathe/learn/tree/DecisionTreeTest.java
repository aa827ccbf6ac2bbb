package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTreeTest {
  private static final DecisionTree WHOLE = new DecisionTree().pruning("none");

  static Stream<Long> seeds() {
    return LongStream.range(0, 10).boxed();
  }

  private static Frame iris() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../examples/data/iris.csv"));
    List<String> names = List.of(lines.getFirst().split(",", -1));
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      int at = column;
      List<String> cells = lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
      columns.put(
          names.get(column),
          column == names.size() - 1
              ? Categories.of(cells.toArray(String[]::new))
              : Numbers.of(cells.stream().mapToDouble(Double::parseDouble).toArray()));
    }
    return Frame.of(columns);
  }

  private static Task irisTask() throws IOException {
    Frame iris = iris();
    return Task.of(iris, iris.names().getLast());
  }

  private static double[] prices(SingleTree tree) {
    return tree.pruning().stream().mapToDouble(SingleTree.Step::price).toArray();
  }

  /// What `DecisionTreeClassifier.cost_complexity_pruning_path` of scikit-learn 1.2.1 says.
  @Test
  void iris_is_pruned_at_the_prices_of_the_reference() throws IOException {
    SingleTree tree = WHOLE.fit(irisTask());

    assertThat(tree.nodes()).isEqualTo(17);
    assertThat(prices(tree))
        .containsExactly(
            new double[] {
              0, 0.00652174, 0.00888889, 0.01305556, 0.02966049, 0.25979603, 0.33333333
            },
            within(5e-9));
    assertThat(tree.pruning().stream().map(SingleTree.Step::leaves))
        .containsExactly(9L, 7L, 5L, 4L, 3L, 2L, 1L);
  }

  /// The same with `criterion="entropy"`, equal prices taken together.
  @Test
  void iris_is_pruned_at_the_prices_of_the_reference_by_entropy() throws IOException {
    SingleTree tree = WHOLE.impurity(DecisionTree.Impurity.ENTROPY).fit(irisTask());

    assertThat(prices(tree))
        .containsExactly(
            new double[] {
              0, 0.01836592, 0.02797049, 0.04675016, 0.07674136, 0.46010691, 0.91829583
            },
            within(5e-9));
  }

  @Test
  void a_price_prunes_iris_to_a_tree_that_fits_a_page() throws IOException {
    Frame iris = iris();
    String petals = iris.names().get(2);
    String widths = iris.names().get(3);

    String drawing = WHOLE.pruning(0.03).fit(irisTask()).drawing();

    assertThat(drawing.lines().map(String::strip))
        .containsExactly(
            "all: 150 rows, setosa 33.3 %, versicolor 33.3 %, virginica 33.3 %",
            petals + " <= 2.45: 50 rows, setosa 100.0 %",
            petals + " > 2.45: 100 rows, versicolor 50.0 %, virginica 50.0 %",
            widths + " <= 1.75: 54 rows, versicolor 90.7 %, virginica 9.3 %",
            widths + " > 1.75: 46 rows, virginica 97.8 %, versicolor 2.2 %");
  }

  @Test
  void the_rule_of_one_standard_error_takes_no_larger_a_tree() throws IOException {
    SingleTree best = WHOLE.pruning("cross-validated").fit(irisTask());
    SingleTree simple = WHOLE.pruning("one-standard-error").fit(irisTask());

    assertThat(simple.leaves()).isBetween(3, best.leaves());
    assertThat(best.leaves()).isLessThan(9);
  }

  /// By hand: of the cuts 1.5, 2.5 and 3.5 the halves' squared errors add up to 32.67, 4 and 32.67.
  @Test
  void a_table_of_splits_worked_by_hand() {
    Frame frame = Frame.of("x", new double[] {1, 2, 3, 4}).with("y", Numbers.of(1, 3, 7, 9));
    Task task = Task.of(frame, "y").kind(TaskKind.REGRESSION);

    SingleTree tree = WHOLE.depth(1).fit(task);

    assertThat(tree.drawing())
        .isEqualTo("all: 4 rows, 5\n  x <= 2.5: 2 rows, 2\n  x > 2.5: 2 rows, 8\n");
    // 40 squared error before, 4 after: 36 over 4 rows is what the one more leaf is worth.
    assertThat(prices(tree)).containsExactly(0, 9);
  }

  @Test
  void levels_and_missing_values_take_sides() {
    int rows = 60;
    String[] port = new String[rows];
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      port[row] = List.of("a", "b", "c").get(row % 3);
      x[row] = row % 4 == 0 ? Double.NaN : 1;
      y[row] = (row % 3 == 1 ? 10 : 0) + (row % 4 == 0 ? 1 : 0);
    }
    Frame frame = Frame.of("x", x).with("port", Categories.of(port)).with("y", Numbers.of(y));

    SingleTree tree = WHOLE.fit(Task.of(frame, "y").kind(TaskKind.REGRESSION));

    assertThat(tree.predict(frame).numbers().toArray()).containsExactly(y);
    assertThat(tree.drawing())
        .contains("port is one of a, c: 40 rows, 0.25", "port is b: 20 rows, 10.25")
        .contains("x is known", "x is missing");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_whole_tree_tells_distinct_rows_apart(long seed) {
    var random = RandomStream.of(seed, "decision-tree");
    double[] x = new double[80];
    double[] z = new double[80];
    double[] y = new double[80];
    for (int row = 0; row < 80; row++) {
      x[row] = row + random.nextDouble();
      z[row] = random.nextInt(4);
      y[row] = random.nextGaussian();
    }
    Frame frame = Frame.of("x", x).with("z", Numbers.of(z)).with("y", Numbers.of(y));

    double[] said = WHOLE.fit(Task.of(frame, "y")).predict(frame).numbers().toArray();

    for (int row = 0; row < 80; row++) assertThat(said[row]).isCloseTo(y[row], within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void dearer_leaves_make_smaller_trees_inside_each_other(long seed) {
    Task task = noisy(seed, 100);
    SingleTree whole = WHOLE.fit(task);

    int before = Integer.MAX_VALUE;
    for (SingleTree.Step step : whole.pruning()) {
      SingleTree tree = WHOLE.pruning(step.price()).fit(task);
      assertThat(tree.leaves()).isEqualTo((int) step.leaves()).isLessThan(before);
      before = tree.leaves();
    }
    assertThat(before).isEqualTo(1);
  }

  /// Every subtree's squared error plus price times leaves, by going through all prunings.
  @ParameterizedTest
  @MethodSource("seeds")
  void the_pruned_tree_costs_least_of_all_subtrees(long seed) {
    Task task = noisy(seed, 40);
    SingleTree whole = WHOLE.depth(4).fit(task);
    double[] y = task.amounts().toArray();
    for (double price : new double[] {0.001, 0.01, 0.05, 0.2}) {
      double[] said =
          WHOLE.depth(4).pruning(price).fit(task).predict(task.frame()).numbers().toArray();
      double error = 0;
      for (int row = 0; row < y.length; row++) error += (y[row] - said[row]) * (y[row] - said[row]);
      int leaves = WHOLE.depth(4).pruning(price).fit(task).leaves();
      for (SingleTree.Step step : whole.pruning()) {
        SingleTree other = WHOLE.depth(4).pruning(step.price()).fit(task);
        double[] theirs = other.predict(task.frame()).numbers().toArray();
        double otherError = 0;
        for (int row = 0; row < y.length; row++) {
          otherError += (y[row] - theirs[row]) * (y[row] - theirs[row]);
        }
        assertThat(error / y.length + price * leaves)
            .isLessThanOrEqualTo(otherError / y.length + price * other.leaves() + 1e-9);
      }
    }
  }

  private static Task noisy(long seed, int rows) {
    var random = RandomStream.of(seed, "noisy");
    double[] x = new double[rows];
    double[] z = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextDouble();
      z[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(20);
      y[row] = (x[row] > 0.6 ? 1 : 0) + 0.5 * random.nextGaussian();
    }
    Frame frame = Frame.of("x", x).with("z", Numbers.of(z)).with("y", Numbers.of(y));
    return Task.of(frame, "y").kind(TaskKind.REGRESSION);
  }

  @Test
  void noise_is_pruned_to_a_leaf_and_a_step_is_kept() {
    double[] noise = new double[300];
    double[] x = new double[300];
    double[] step = new double[300];
    var random = RandomStream.of(4);
    for (int row = 0; row < 300; row++) {
      x[row] = random.nextDouble();
      noise[row] = random.nextGaussian();
      step[row] = (x[row] > 0.5 ? 3 : 0) + 0.3 * noise[row];
    }
    Frame frame = Frame.of("x", x).with("noise", Numbers.of(noise)).with("step", Numbers.of(step));

    var none = new DecisionTree().fit(Task.of(frame.without(List.of("step")), "noise"));
    var two = new DecisionTree().fit(Task.of(frame.without(List.of("noise")), "step"));

    assertThat(none.leaves()).isEqualTo(1);
    assertThat(two.leaves()).isEqualTo(2);
  }

  @Test
  void a_weight_of_three_is_the_row_three_times() {
    int rows = 120;
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) weights[row] = row % 3;
    Task plain = noisy(9, rows);
    Frame weighted = plain.frame().with("w", Numbers.of(weights));
    int[] repeated =
        Arrays.stream(java.util.stream.IntStream.range(0, rows).toArray())
            .flatMap(row -> java.util.stream.IntStream.generate(() -> row).limit(row % 3))
            .toArray();

    SingleTree one =
        WHOLE
            .minimumRows(4)
            .fit(Task.of(weighted, new Roles("y").weights("w")).kind(TaskKind.REGRESSION));
    SingleTree other = WHOLE.minimumRows(4).fit(plain.rows(repeated));

    assertThat(one.drawing()).isEqualTo(other.drawing());
  }

  @Test
  void what_pruning_may_be_is_said() {
    assertThatThrownBy(() -> Settings.with(WHOLE, "pruning", "hard"))
        .hasMessage(
            "pruning must be none, cross-validated, one-standard-error or a number, got 'hard'");
    assertThatThrownBy(() -> Settings.with(WHOLE, "pruning", "-1"))
        .hasMessage("pruning must be 0 or more, got -1");
  }
}
