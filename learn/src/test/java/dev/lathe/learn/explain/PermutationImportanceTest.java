package dev.lathe.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.baseline.Baseline;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final int ROWS = 4000;

  /// A model that computes what it is told of the prepared rows, given as arrays.
  private record Formula(Basis basis, ToDoubleFunction<double[]> formula) implements Model {
    @Override
    public Model basis(Basis basis) {
      return new Formula(basis, formula);
    }

    @Override
    public double[] outputs(Frame prepared) {
      double[] outputs = new double[prepared.rows()];
      for (int row = 0; row < outputs.length; row++) {
        double[] values = new double[prepared.width()];
        for (int column = 0; column < values.length; column++) {
          values[column] = ((Numbers) prepared.column(column)).at(row);
        }
        outputs[row] = formula.applyAsDouble(values);
      }
      return outputs;
    }

    @Override
    public long work() {
      return basis.signature().inputs().fields().size();
    }

    @Override
    public Parts parts() {
      return Parts.of("formula.v1");
    }
  }

  /// Adds a column with the square of each, or of the sum of all.
  private record Squares(boolean ofSum) implements Step {
    @Override
    public Frame apply(Frame frame) {
      List<String> names = new ArrayList<>(frame.names());
      List<double[]> columns = new ArrayList<>();
      for (String name : frame.names()) {
        columns.add(frame.numbers(name).toArray());
      }
      int width = frame.width();
      for (int column = 0; column < (ofSum ? 1 : width); column++) {
        double[] squares = new double[frame.rows()];
        for (int row = 0; row < squares.length; row++) {
          double value = columns.get(column)[row];
          if (ofSum) {
            for (int other = 1; other < width; other++) value += columns.get(other)[row];
          }
          squares[row] = value * value;
        }
        columns.add(squares);
        names.add("square " + column);
      }
      return Frame.of(names, columns.stream().map(Numbers::of).toList());
    }

    @Override
    public Parts parts() {
      return Parts.of("squares.v1");
    }
  }

  private static Task task(int columns) {
    var random = RandomStream.of(5, "importance");
    List<String> names = new ArrayList<>();
    List<Numbers> values = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      double[] drawn = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        drawn[row] = random.nextGaussian();
      }
      names.add("x" + column);
      values.add(Numbers.of(drawn));
    }
    double[] y = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      y[row] = 2 * values.get(0).at(row) + values.get(1).at(row);
    }
    return Task.of(Frame.of(names, values).with("y", Numbers.of(y)), "y");
  }

  private static Model model(Task task, Recipe recipe, ToDoubleFunction<double[]> formula) {
    return new Formula(Basis.of(new Baseline(), task, recipe), formula);
  }

  @Test
  void a_column_is_worth_the_error_that_its_loss_brings() {
    var task = task(4);
    var model = model(task, Recipe.none(), row -> 2 * row[0] + row[1]);

    var importances = PermutationImportance.of(model, task, Metric.RMSE, 0);

    // Shuffling a column of variance 1 with factor f gives errors of variance 2 f².
    assertThat(importances)
        .extracting(Card.Importance::column)
        .containsExactly("x0", "x1", "x2", "x3");
    assertThat(importances.get(0).worth()).isCloseTo(2 * Math.sqrt(2), within(0.1));
    assertThat(importances.get(1).worth()).isCloseTo(Math.sqrt(2), within(0.05));
    assertThat(importances.get(0).deviation()).isBetween(1e-4, 0.1);
    assertThat(importances.get(2)).isEqualTo(new Card.Importance("x2", 0, 0));
  }

  @Test
  void what_is_made_of_one_column_is_shuffled_with_it() {
    var task = task(4);
    var recipe = new Recipe(List.of(new Squares(false)));
    var model = model(task, recipe, row -> 2 * row[0] + row[1] + 0.5 * row[6]);

    assertThat(PermutationImportance.of(model, task, Metric.RMSE, 0))
        .isEqualTo(plainly(model, task, Metric.RMSE, 0));
  }

  @Test
  void what_is_made_of_several_columns_is_prepared_anew() {
    var task = task(4);
    var recipe = new Recipe(List.of(new Squares(true)));
    var model = model(task, recipe, row -> row[0] + row[4]);

    assertThat(PermutationImportance.of(model, task, Metric.MAE, 3))
        .isEqualTo(plainly(model, task, Metric.MAE, 3));
  }

  /// The plain twin: shuffles a raw column and predicts.
  private static List<Card.Importance> plainly(Model model, Task task, Metric metric, long seed) {
    double whole = metric.score(task, model.predict(task.frame()));
    List<Card.Importance> importances = new ArrayList<>();
    for (int column = 0; column < task.inputs().width(); column++) {
      String name = task.inputs().names().get(column);
      double[] losses = new double[5];
      for (int shuffle = 0; shuffle < 5; shuffle++) {
        int[] order = Shuffler.permutation(task.rows(), seed, column, shuffle);
        var shuffled = task.frame().with(name, task.frame().column(name).rows(order));
        losses[shuffle] = metric.score(task, model.predict(shuffled)) - whole;
      }
      double mean = Arrays.stream(losses).sum() / 5;
      double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
      importances.add(new Card.Importance(name, mean, Math.sqrt(squares / 4)));
    }
    importances.sort(
        java.util.Comparator.comparingDouble(Card.Importance::worth)
            .reversed()
            .thenComparing(Card.Importance::column));
    return importances;
  }

  @Test
  void of_very_many_columns_those_that_matter_are_found() {
    var task = task(501).rows(IntStream.range(0, 500).toArray());
    var model = model(task, Recipe.none(), row -> 2 * row[0] + row[1]);

    var importances = PermutationImportance.of(model, task, Metric.RMSE, 0);

    assertThat(importances).hasSize(250).extracting(Card.Importance::column).startsWith("x0", "x1");
    assertThat(importances.get(0).worth()).isBetween(2.5, 3.1);
    assertThat(importances.get(2).worth()).isZero();
  }

  @Test
  void importances_are_the_same_on_any_number_of_threads() {
    var task = task(9);
    var model = model(task, Recipe.none(), row -> row[0] - row[8]);

    List<Card.Importance> one;
    List<Card.Importance> seven;
    try (var alone = Workers.of(1);
        var many = Workers.of(7)) {
      one = alone.call(() -> PermutationImportance.of(model, task, Metric.R2, 1));
      seven = many.call(() -> PermutationImportance.of(model, task, Metric.R2, 1));
    }

    assertThat(seven).isEqualTo(one);
  }
}
