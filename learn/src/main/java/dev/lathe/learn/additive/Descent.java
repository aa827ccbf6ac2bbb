package dev.lathe.learn.additive;

import dev.lathe.learn.tree.loss.Loss;

/*
 * The scores of all rows while terms are added to, and the sums of slopes over the cells of a term.
 *
 * Slopes are rounded to multiples of a power of two so coarse that their sums are exact in a double
 * (53 bits, of which 12 are kept free for sums that grow later on). Exact sums do not depend on the
 * order of the rows, and a row of weight 2 counts as the row given twice. Adding and taking away a
 * large number rounds without a branch.
 *
 * One pass over the rows adds the step of the term before, makes new slopes and sums them up, a
 * block of rows at a time while it is in the cache.
 */
final class Descent {
  private static final int SPARE = 12;
  private static final int BITS = 53;
  private static final double MOST_REPEATED = 1 << 24;

  final double[][] scores;
  private final Loss loss;
  private final double[] target;
  private final double[] weights;
  private final boolean repeated;
  private final int[] blocks;
  private final int[] cells;
  private final float[][] gradients;
  private final float[][] hessians;
  private final double[] gradientRounding;
  private final double[] hessianRounding;

  /// @param weights of the rows that are learned from, 0 for others
  /// @param scores `(scores, rows)`, changed as steps are made
  Descent(Loss loss, double[] target, double[] weights, double[][] scores) {
    this.loss = loss;
    this.target = target;
    this.weights = weights;
    this.scores = scores;
    int rows = target.length;
    blocks = loss.blocks(rows);
    int most = 0;
    for (int block = 0; block + 1 < blocks.length; block++) {
      most = Math.max(most, blocks[block + 1] - blocks[block]);
    }
    cells = new int[most];
    gradients = new float[loss.width()][rows];
    hessians = new float[loss.width()][rows];
    gradientRounding = new double[loss.width()];
    hessianRounding = new double[loss.width()];
    double total = 0;
    boolean whole = true;
    for (double weight : weights) {
      whole &= weight == Math.rint(weight);
      total += weight;
    }
    repeated = whole && total <= MOST_REPEATED;
    chooseUnits();
  }

  private void chooseUnits() {
    for (int block = 0; block + 1 < blocks.length; block++) {
      loss.slopes(scores, target, blocks[block], blocks[block + 1], gradients, hessians);
    }
    for (int k = 0; k < gradients.length; k++) {
      gradientRounding[k] = rounding(total(gradients[k]));
      hessianRounding[k] = rounding(total(hessians[k]));
    }
  }

  private double total(float[] slopes) {
    double total = 0;
    for (int row = 0; row < weights.length; row++) total += weights[row] * Math.abs(slopes[row]);
    return total;
  }

  /// The number to add and take away so as to round what adds up to this total.
  private static double rounding(double total) {
    if (!(total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the gradients of the loss are infinite; scale the target to smaller numbers");
    }
    int unit = Math.getExponent(Math.max(total, Double.MIN_NORMAL)) + 1 + SPARE - BITS;
    return Math.scalb(1.5, Math.max(unit, -960) + BITS - 1);
  }

  /// Adds a step to the scores.
  ///
  /// @param step `(cells, scores)`
  void add(Cells term, double[] step) {
    for (int block = 0; block + 1 < blocks.length; block++) {
      add(term, step, blocks[block], blocks[block + 1]);
    }
  }

  private void add(Cells term, double[] step, int from, int to) {
    int width = scores.length;
    int[] at = cells;
    term.write(from, to, at);
    for (int k = 0; k < width; k++) {
      double[] score = scores[k];
      if (width == 1) {
        for (int row = from; row < to; row++) score[row] += step[at[row - from]];
      } else {
        for (int row = from; row < to; row++) score[row] += step[at[row - from] * width + k];
      }
    }
  }

  /// Adds the step of one term and sums up the slopes that are left over the cells of another.
  ///
  /// @param before the term that was stepped along last
  /// @param step `(cells, scores)` of that term
  /// @param term the term to sum over
  /// @param sums `(scores, 2 × cells)`: a gradient and a hessian for each cell
  void sums(Cells before, double[] step, Cells term, double[][] sums) {
    for (double[] each : sums) java.util.Arrays.fill(each, 0);
    for (int block = 0; block + 1 < blocks.length; block++) {
      int from = blocks[block];
      int to = blocks[block + 1];
      add(before, step, from, to);
      loss.slopes(scores, target, from, to, gradients, hessians);
      term.write(from, to, cells);
      for (int k = 0; k < sums.length; k++) sum(k, from, to, cells, sums[k]);
    }
  }

  /// Sums up the slopes as they were when this began; may be called from many threads at once.
  ///
  /// @return `(scores, 2 × cells)`
  double[][] beginning(Cells term) {
    double[][] sums = new double[scores.length][2 * term.size()];
    int[] at = new int[cells.length];
    for (int block = 0; block + 1 < blocks.length; block++) {
      term.write(blocks[block], blocks[block + 1], at);
      for (int k = 0; k < sums.length; k++) sum(k, blocks[block], blocks[block + 1], at, sums[k]);
    }
    return sums;
  }

  private void sum(int k, int from, int to, int[] at, double[] sums) {
    float[] gradient = gradients[k];
    float[] hessian = hessians[k];
    double one = gradientRounding[k];
    double other = hessianRounding[k];
    double[] weight = weights;
    if (repeated) {
      for (int row = from; row < to; row++) {
        int cell = 2 * at[row - from];
        sums[cell] += weight[row] * (gradient[row] + one - one);
        sums[cell + 1] += weight[row] * (hessian[row] + other - other);
      }
    } else {
      for (int row = from; row < to; row++) {
        int cell = 2 * at[row - from];
        sums[cell] += weight[row] * gradient[row] + one - one;
        sums[cell + 1] += weight[row] * hessian[row] + other - other;
      }
    }
  }

  /// The loss of the rows that are watched, in a fixed order.
  double loss(double[] watched) {
    double total = 0;
    for (int block = 0; block + 1 < blocks.length; block++) {
      total += loss.loss(scores, target, watched, blocks[block], blocks[block + 1]);
    }
    return total;
  }
}
