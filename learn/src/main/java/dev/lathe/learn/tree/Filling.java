package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Survey;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinRows;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Rows that come in parts, as what boosting learns from: bins column by column, and what [Lesson]
/// holds.
final class Filling implements Consumer<Filling.Part> {
  final double[] target;
  final double[] weights;
  final double[] offset;
  private final Task task;
  private final Recipe recipe;
  private final Bins bins;
  private Optional<BinRows> binned;
  private int at;

  /// @param task what is to be learned; its rows are not looked at
  /// @param rows how many rows will come
  Filling(Task task, Recipe recipe, Bins bins, int rows) {
    this.task = task;
    this.recipe = recipe;
    this.bins = bins;
    binned = Optional.of(bins.rows(rows));
    target = new double[rows];
    weights = new double[rows];
    offset = new double[task.roles().offset().isPresent() ? rows : 0];
    Arrays.fill(weights, 1);
  }

  /// Some rows as bins.
  static final class Part {
    private final BinRows binned;
    private final double[] target;
    private final double[] weights;
    private final double[] offset;

    Part(BinRows binned, double[] target, double[] weights, double[] offset) {
      this.binned = binned;
      this.target = target;
      this.weights = weights;
      this.offset = offset;
    }
  }

  /// What a part of the rows becomes.
  Part part(Frame from) {
    Frame frame = Survey.kept(from, task.roles().target());
    Frame inputs = frame.select(task.inputs().names());
    BinRows binned = bins.rows(frame.rows());
    binned.fill(recipe.apply(inputs), 0);
    return new Part(
        binned,
        Lesson.numbers(task.output().of(frame)),
        numbers(frame, task.roles().weights()),
        numbers(frame, task.roles().offset()));
  }

  private static double[] numbers(Frame frame, Optional<String> name) {
    return name.map(frame::numbers).map(Numbers::toArray).orElse(new double[0]);
  }

  /// Begins with the first row.
  Filling begin() {
    at = 0;
    return this;
  }

  @Override
  public void accept(Part part) {
    Workers.stopIfInterrupted();
    int rows = part.binned.rows();
    if (rows > target.length - at) {
      at = Integer.MAX_VALUE; // more rows than were there before
      return;
    }
    binned.orElseThrow().fill(part.binned, at);
    System.arraycopy(part.target, 0, target, at, rows);
    if (part.weights.length > 0) System.arraycopy(part.weights, 0, weights, at, rows);
    if (part.offset.length > 0) System.arraycopy(part.offset, 0, offset, at, rows);
    at += rows;
  }

  /// Whether all rows came, and no more.
  boolean whole() {
    return at == target.length;
  }

  /// Puts the bins of some rows in the place of those that they have.
  ///
  /// @param places which rows
  void replace(int[] places, BinRows by) {
    binned.orElseThrow().fill(by, places);
  }

  /// Refuses weights below zero and offsets that are no number.
  void check() {
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight '%s' is '%s' in row %s of those with a target; weights are zero or more"
                .formatted(task.roles().weights().orElse(""), Numbers.text(weights[row]), row + 1));
      }
      total += weights[row];
    }
    if (total <= 0) {
      throw new IllegalArgumentException(
          "weight '%s' is zero in every row".formatted(task.roles().weights().orElse("")));
    }
    for (int row = 0; row < offset.length; row++) {
      if (Double.isFinite(offset[row])) continue;
      throw new IllegalArgumentException(
          "offset '%s' is '%s' in row %s of those with a target; every row needs a finite number"
              .formatted(task.roles().offset().orElse(""), Numbers.text(offset[row]), row + 1));
    }
  }

  /// The table of all rows, which takes the bins away from here.
  BinnedTable table() {
    BinRows all = binned.orElseThrow();
    binned = Optional.empty();
    return all.table();
  }
}
