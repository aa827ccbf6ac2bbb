package dev.lathe.learn.tree;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.Task;
import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// How likely each row is to be drawn: as likely as its share of all weight.
final class Odds {
  private final double[] upTo;
  private final boolean alike;

  private Odds(double[] upTo, boolean alike) {
    this.upTo = upTo;
    this.alike = alike;
  }

  /// Odds in proportion to weights.
  ///
  /// @param weights one for each row, 0 or more, not all 0
  static Odds of(double[] weights) {
    double[] upTo = weights.clone();
    boolean alike = true;
    for (int row = 1; row < upTo.length; row++) {
      upTo[row] += upTo[row - 1];
      alike &= weights[row] == weights[0];
    }
    return new Odds(upTo, alike);
  }

  /// The task with weights whose mean, over rows that have any, is 1: what counts rows by weight
  /// then sees the same however all weights were scaled. Rounded to floats, which swallows what the
  /// scaling itself rounds; weights that are equal become exactly 1.
  static Task scaled(Task task) {
    var column = task.roles().weights();
    double[] weights = task.weights();
    double most = Arrays.stream(weights).max().orElse(0);
    if (column.isEmpty() || most == 0) return task;
    double sum = 0;
    int counted = 0;
    for (double weight : weights) {
      sum += weight / most;
      if (weight > 0) counted++;
    }
    double mean = sum / counted;
    for (int row = 0; row < weights.length; row++) {
      weights[row] = (float) (weights[row] / most / mean);
    }
    return task.frame(task.frame().with(column.get(), Numbers.of(weights)));
  }

  int rows() {
    return upTo.length;
  }

  /// Whether a row can be drawn at all.
  boolean likely(int row) {
    return alike || upTo[row] > (row == 0 ? 0 : upTo[row - 1]);
  }

  /// All weight together.
  double total() {
    return upTo[upTo.length - 1];
  }

  /// Draws a row.
  int row(RandomStream random) {
    return alike ? random.nextInt(upTo.length) : at(random.nextDouble() * total());
  }

  /// The first row up to which there is more weight than this.
  private int at(double wanted) {
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
