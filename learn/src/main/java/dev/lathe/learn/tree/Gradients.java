package dev.lathe.learn.tree;

import dev.lathe.math.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/// The gradients and hessians of one tree's rows, as the loss gave them and as [Packed] integers.
///
/// The scale is a power of two chosen from the total of the magnitudes so that no sum can overflow
/// its half: 12 to 13 bits for a gradient of usual size at a million rows, more with fewer rows.
/// Weights that are whole numbers multiply the rounded integers, so that a weight of 2 gives the
/// same sums as the row twice; others multiply before rounding.
final class Gradients {
  static final int BLOCK = 4096;
  private static final long HALF = 1L << 30;
  private static final double MOST_REPEATED = 1 << 24;

  final long[] packed;
  private final double[] weights;
  private final boolean repeated;
  private final boolean alike;
  private final boolean ones;
  private float[] gradients = {};
  private float[] hessians = {};
  private double gradientUnit = 1;
  private double hessianUnit = 1;
  private double exactGradient = 1;
  private double exactHessian = 1;
  private long total;
  private boolean allActive;

  /// @param weights one for each row; rows of weight 0 take part in no sum
  Gradients(int rows, double[] weights) {
    this.weights = weights;
    packed = new long[rows];
    double total = 0;
    boolean whole = true;
    boolean same = true;
    boolean one = true;
    for (double weight : weights) {
      total += weight;
      whole &= weight == Math.rint(weight);
      same &= weight == 0 || weight == 1;
      one &= weight == 1;
    }
    repeated = whole && total <= MOST_REPEATED;
    alike = same;
    ones = one;
  }

  /// What one unit of a packed gradient stands for.
  double gradientUnit() {
    return gradientUnit;
  }

  /// What one unit of a packed hessian stands for.
  double hessianUnit() {
    return hessianUnit;
  }

  /// The weight of some rows together, exact for whole weights.
  ///
  /// @param rows row numbers, of which those from `from` up to `to` are added
  double weight(int[] rows, int from, int to) {
    if (alike) return to - from;
    double total = 0;
    for (int i = from; i < to; i++) total += weights[rows[i]];
    return total;
  }

  /// The packed sum over the first rows of a list.
  long total(int[] rows, int count) {
    long total = 0;
    for (int i = 0; i < count; i++) total += packed[rows[i]];
    return total;
  }

  /// Chooses the scale and packs all rows.
  ///
  /// @param gradients one for each row, unweighted
  /// @param hessians one for each row, unweighted, none negative
  /// @param gradient the magnitude of all gradients
  /// @param hessian the magnitude of all hessians
  /// @param finest the smallest gradient that is told from nothing, 0 for as fine as fits
  void pack(
      float[] gradients,
      float[] hessians,
      double gradient,
      double hessian,
      double finest,
      Workers workers) {
    this.gradients = gradients;
    this.hessians = hessians;
    int rows = packed.length;
    int blocks = (rows + BLOCK - 1) / BLOCK;
    double most = finest > 0 ? 0.5 / finest : Double.MAX_VALUE;
    double gradientScale = Math.min(most, scale(gradient, HALF));
    double hessianScale = Math.min(most, scale(hessian, HALF));
    gradientUnit = 1 / gradientScale;
    hessianUnit = 1 / hessianScale;
    exactGradient = scale(gradient, 1L << 60);
    exactHessian = scale(hessian, 1L << 60);
    long[] totals = new long[blocks];
    boolean[] idle = new boolean[blocks];
    workers.forEach(
        blocks,
        block -> {
          int from = block * BLOCK;
          int to = Math.min(rows, from + BLOCK);
          pack(from, to, gradientScale, hessianScale);
          long sum = 0;
          boolean zero = false;
          for (int row = from; row < to; row++) {
            sum += packed[row];
            zero |= packed[row] == 0;
          }
          totals[block] = sum;
          idle[block] = zero;
        });
    total = 0;
    allActive = true;
    for (int block = 0; block < blocks; block++) {
      total += totals[block];
      allActive &= !idle[block];
    }
  }

  /// The packed sum over all rows.
  long total() {
    return total;
  }

  /// Whether every row makes a difference to a sum.
  boolean allActive() {
    return allActive;
  }

  /// Puts those of the first rows of a list that make a difference to a sum before the others.
  ///
  /// @param seen how many rows of the list are looked at
  /// @return how many make a difference
  int actives(int[] rows, int seen) {
    int[] others = new int[seen];
    int count = 0;
    int rest = 0;
    for (int i = 0; i < seen; i++) {
      int row = rows[i];
      rows[count] = row;
      others[rest] = row;
      int active = packed[row] != 0 ? 1 : 0;
      count += active;
      rest += 1 - active;
    }
    System.arraycopy(others, 0, rows, count, rest);
    return count;
  }

  /// The largest power of two that keeps `total`, with a little to spare, below `most`.
  private static double scale(double total, long most) {
    if (!(total > 0)) return 1;
    if (total == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the gradients of the loss are infinite; scale the target to smaller numbers");
    }
    int exponent = Math.getExponent(most / (total * (1 + 1e-9)));
    return Math.scalb(1.0, Math.min(exponent, 1000));
  }

  private void pack(int from, int to, double gradientScale, double hessianScale) {
    if (ones) {
      for (int row = from; row < to; row++) {
        packed[row] =
            Packed.of(
                (long) Math.rint(gradients[row] * gradientScale),
                (long) Math.rint(hessians[row] * hessianScale));
      }
    } else if (repeated) {
      for (int row = from; row < to; row++) {
        long times = (long) weights[row];
        packed[row] =
            Packed.of(
                times * (long) Math.rint(gradients[row] * gradientScale),
                times * (long) Math.rint(hessians[row] * hessianScale));
      }
    } else {
      for (int row = from; row < to; row++) {
        packed[row] =
            Packed.of(
                (long) Math.rint(gradients[row] * weights[row] * gradientScale),
                (long) Math.rint(hessians[row] * weights[row] * hessianScale));
      }
    }
  }

  /// The sums over the rows of each group, exact in 64-bit fixed point before they are turned back
  /// into numbers.
  ///
  /// @param groups the group of each row; rows of a group from `count` on take no part
  GroupSums sums(int[] groups, int count, Workers workers) {
    int blocks = (packed.length + BLOCK - 1) / BLOCK;
    int tasks = Math.min(workers.threads(), blocks);
    long[][] parts = new long[tasks][2 * count + 2];
    var next = new AtomicInteger();
    workers.forEach(
        tasks,
        task -> {
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int from = block * BLOCK;
            add(groups, count, from, Math.min(packed.length, from + BLOCK), parts[task]);
          }
        });
    long[] sums = parts[0];
    for (int task = 1; task < tasks; task++) {
      for (int i = 0; i < sums.length; i++) sums[i] += parts[task][i];
    }
    return new GroupSums(sums, exactGradient, exactHessian);
  }

  private void add(int[] groups, int count, int from, int to, long[] sums) {
    for (int row = from; row < to; row++) {
      int at = 2 * Math.min(groups[row], count);
      if (alike) {
        sums[at] += (long) (gradients[row] * exactGradient);
        sums[at + 1] += (long) (hessians[row] * exactHessian);
      } else if (repeated) {
        long times = (long) weights[row];
        sums[at] += times * (long) (gradients[row] * exactGradient);
        sums[at + 1] += times * (long) (hessians[row] * exactHessian);
      } else {
        sums[at] += (long) (gradients[row] * weights[row] * exactGradient);
        sums[at + 1] += (long) (hessians[row] * weights[row] * exactHessian);
      }
    }
  }

  /// The gradients and hessians of groups of rows, added up.
  static final class GroupSums {
    private final long[] sums;
    private final double gradientScale;
    private final double hessianScale;

    private GroupSums(long[] sums, double gradientScale, double hessianScale) {
      this.sums = sums;
      this.gradientScale = gradientScale;
      this.hessianScale = hessianScale;
    }

    double gradient(int group) {
      return sums[2 * group] / gradientScale;
    }

    double hessian(int group) {
      return sums[2 * group + 1] / hessianScale;
    }
  }
}
