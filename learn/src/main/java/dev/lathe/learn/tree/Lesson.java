package dev.lathe.learn.tree;

import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.Arrays;

/// What boosting learns from each row: its target as a number, how much it counts, and where its
/// score starts.
final class Lesson {
  private final double[] target;
  private final double[] weights;
  private final double[] offset;
  private final double[] byClass;

  private Lesson(Task task, double[] byClass) {
    this.byClass = byClass;
    target =
        switch (task.target()) {
          case Target.Amounts amounts -> amounts.toArray();
          case Target.Classes classes ->
              Arrays.stream(classes.toCodes()).asDoubleStream().toArray();
          case Target.Unknown unknown -> throw unknown.refusal();
        };
    weights = counted(task.weights());
    offset = task.offset();
  }

  static Lesson of(Task task, Objective objective) {
    return new Lesson(task, objective.weights(task));
  }

  /// Other rows, whose classes count as they do here.
  Lesson like(Task other) {
    return new Lesson(other, byClass);
  }

  private double[] counted(double[] weights) {
    if (byClass.length == 0) return weights;
    double[] counted = weights.clone();
    for (int row = 0; row < counted.length; row++) {
      if (target[row] >= 0) counted[row] *= byClass[(int) target[row]];
    }
    return counted;
  }

  /// The targets as numbers; not to be written to.
  double[] target() {
    return target;
  }

  /// How much each row counts; not to be written to.
  double[] weights() {
    return weights;
  }

  /// The scores where every row begins.
  double[][] start(double[] start) {
    double[][] scores = new double[start.length][offset.length];
    for (int k = 0; k < start.length; k++) {
      for (int row = 0; row < offset.length; row++) scores[k][row] = start[k] + offset[row];
    }
    return scores;
  }

  /// All rows, none watched.
  Boosting.Rows whole(BinnedTable table) {
    return new Boosting.Rows(table, target, weights, new double[0], offset);
  }

  /// Some of the weight held back from learning and watched.
  Boosting.Rows without(double[] held, BinnedTable table) {
    double[] watched = counted(held);
    double[] learned = weights.clone();
    for (int row = 0; row < learned.length; row++) learned[row] -= watched[row];
    return new Boosting.Rows(table, target, learned, watched, offset);
  }

  /// These rows to learn from and, behind them in the table, others to watch.
  Boosting.Rows together(BinnedTable table, Lesson others) {
    double[] watched = new double[table.rows()];
    System.arraycopy(others.weights, 0, watched, target.length, others.weights.length);
    return new Boosting.Rows(
        table,
        joined(target, others.target),
        Arrays.copyOf(weights, table.rows()),
        watched,
        joined(offset, others.offset));
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
