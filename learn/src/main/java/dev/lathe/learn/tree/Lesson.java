package dev.lathe.learn.tree;

import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.Arrays;

/// What boosting learns from each row: its target as a number, how much it counts, and where its
/// score starts.
final class Lesson {
  private static final double[] NOTHING = {};

  private final double[] target;
  private final double[] given;
  private final double[] weights;
  private final double[] offset;
  private final double[] byClass;

  /// @param target one for each row, of classes the code
  /// @param given how much each row counts, whatever its class
  /// @param offset one for each row, or none where every score starts alike
  /// @param byClass by what each class counts, or none where all count alike
  Lesson(double[] target, double[] given, double[] offset, double[] byClass) {
    this.target = target;
    this.given = given;
    this.offset = offset;
    this.byClass = byClass;
    weights = counted(given);
  }

  private Lesson(Task task, double[] byClass) {
    this(
        numbers(task.target()),
        task.weights(),
        task.roles().offset().isPresent() ? task.offset() : NOTHING,
        byClass);
  }

  static Lesson of(Task task, Objective objective) {
    return new Lesson(task, objective.weights(task));
  }

  /// A target as numbers, of classes their codes.
  static double[] numbers(Target target) {
    return switch (target) {
      case Target.Amounts amounts -> amounts.toArray();
      case Target.Classes classes -> {
        double[] codes = new double[classes.rows()];
        for (int row = 0; row < codes.length; row++) codes[row] = classes.code(row);
        yield codes;
      }
      case Target.Unknown unknown -> throw unknown.refusal();
    };
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

  /// How much each row counts, whatever its class; not to be written to.
  double[] given() {
    return given;
  }

  /// How much each row counts; not to be written to.
  double[] weights() {
    return weights;
  }

  /// The scores where every row begins.
  double[][] start(double[] start) {
    double[][] scores = new double[start.length][target.length];
    for (int k = 0; k < start.length; k++) {
      Arrays.fill(scores[k], start[k]);
      for (int row = 0; row < offset.length; row++) scores[k][row] += offset[row];
    }
    return scores;
  }

  /// All rows, none watched.
  Boosting.Rows whole(BinnedTable table) {
    return new Boosting.Rows(table, target, weights, NOTHING, offset);
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
    boolean beside = offset.length + others.offset.length > 0;
    return new Boosting.Rows(
        table,
        joined(target, others.target),
        Arrays.copyOf(weights, table.rows()),
        watched,
        beside ? joined(offsets(), others.offsets()) : NOTHING);
  }

  private double[] offsets() {
    return Arrays.copyOf(offset, target.length);
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
