package dev.lathe.learn.tree;

import dev.lathe.frame.Column;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Draws what is held back from learning: the same share of every class, or whole groups where the
/// task has groups.
///
/// Rows are drawn by what they hold, not by where they stand: they are put in the order of a hash
/// of their bins and target, and along that order every so-many-eth unit of weight is taken. So a
/// row of weight 3 gives up exactly what the same row three times would, and the order of the rows
/// does not matter.
public final class HeldBack {
  private static final long ROW = (1L << 31) - 1;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final double[] target;
  private final double[] weights;
  private final double share;
  private final long seed;
  private final double[] held;

  private HeldBack(double[] target, double[] weights, double share, long seed) {
    this.target = target;
    this.weights = weights;
    this.share = share;
    this.seed = seed;
    held = new double[weights.length];
  }

  /// How much of each row's weight is held back.
  ///
  /// @param table the task's rows
  /// @param share above 0 and below 1
  public static double[] of(Task task, BinnedTable table, double share, long seed) {
    if (task.roles().group().isEmpty()) {
      int classes = task.kind().classes() ? task.output().levels().size() : 1;
      return of(Lesson.numbers(task.target()), task.weights(), classes, table, share, seed);
    }
    var drawn = new HeldBack(new double[0], task.weights(), share, seed);
    drawn.groups(task.frame().column(task.roles().group().get()));
    return drawn.held;
  }

  /// How much of each row's weight is held back, row by row.
  ///
  /// @param target one for each row, of classes the code
  /// @param weights one for each row
  /// @param classes how many there are, 1 where numbers are predicted
  static double[] of(
      double[] target, double[] weights, int classes, BinnedTable table, double share, long seed) {
    var drawn = new HeldBack(target, weights, share, seed);
    drawn.rows(table, classes);
    return drawn.held;
  }

  private void rows(BinnedTable table, int classes) {
    long name = RandomStream.of(seed, "held back").nextLong();
    long[] order = new long[weights.length];
    for (int row = 0; row < order.length; row++) {
      order[row] = RandomStream.mix(name + Double.doubleToLongBits(target[row]));
    }
    for (int column = 0; column < table.width(); column++) {
      if (table.bins().column(column).wide()) add(table.chars(column), order);
      else add(table.column(column), order);
    }
    for (int row = 0; row < order.length; row++) {
      order[row] = (RandomStream.mix(order[row]) & ~ROW) | row;
    }
    Arrays.sort(order);
    for (int code = 0; code < classes; code++) take(order, classes == 1 ? -1 : code, unit());
  }

  private static void add(byte[] bins, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = hashes[row] * FACTOR + (bins[row] & 0xFF);
    }
  }

  private static void add(char[] bins, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) hashes[row] = hashes[row] * FACTOR + bins[row];
  }

  /// What is taken at a time: a weight of 1 where all are whole, else the mean.
  private double unit() {
    boolean whole = true;
    double total = 0;
    for (double weight : weights) {
      whole &= weight == Math.rint(weight);
      total += weight;
    }
    return whole ? 1 : total / weights.length;
  }

  /// Takes a share of the weight of one class, or of all rows where it is below 0, unit by unit,
  /// evenly along the order.
  private void take(long[] order, int code, double unit) {
    double begin = RandomStream.of(seed, "first held back", Math.max(0, code)).nextDouble();
    double passed = 0;
    double given = 0;
    for (long key : order) {
      int row = (int) (key & ROW);
      if (code >= 0 && target[row] != code) continue;
      passed += weights[row];
      double due = Math.floor(share * passed / unit + begin) * unit - given;
      held[row] = Math.min(weights[row], due);
      given += held[row];
    }
  }

  private void groups(Column groups) {
    Map<String, Double> totals = new TreeMap<>();
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      totals.merge(groups.text(row), weights[row], Double::sum);
      total += weights[row];
    }
    double left = share * total;
    List<Map.Entry<String, Double>> all = List.copyOf(totals.entrySet());
    int[] order = RandomStream.of(seed, "held back").permutation(all.size());
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i + 1 < order.length && left > 0; i++) {
      chosen.add(all.get(order[i]).getKey());
      left -= all.get(order[i]).getValue();
    }
    for (int row = 0; row < weights.length; row++) {
      if (chosen.contains(groups.text(row))) held[row] = weights[row];
    }
  }
}
