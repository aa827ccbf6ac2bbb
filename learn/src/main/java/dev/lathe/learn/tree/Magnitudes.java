package dev.lathe.learn.tree;

import dev.lathe.math.Workers;

/// How large the gradients and hessians of a round are together, each times its row's weight. Added
/// up block by block, so that it does not depend on threads.
final class Magnitudes {
  private final float[][] gradients;
  private final float[][] hessians;
  private final double[] weights;
  private final int[] blocks;
  private final boolean ones;
  private final double[][] ofGradients;
  private final double[][] ofHessians;

  /// @param gradients `(scores, rows)`, read anew each time
  /// @param hessians `(scores, rows)`, read anew each time
  /// @param weights one for each row
  /// @param blocks the first row of each block, then the number of rows
  Magnitudes(float[][] gradients, float[][] hessians, double[] weights, int[] blocks) {
    this.gradients = gradients;
    this.hessians = hessians;
    this.weights = weights;
    this.blocks = blocks;
    boolean alike = true;
    for (double weight : weights) alike &= weight == 1;
    ones = alike;
    ofGradients = new double[gradients.length][blocks.length - 1];
    ofHessians = new double[gradients.length][blocks.length - 1];
  }

  /// Looks at the rows of one block.
  void take(int block) {
    for (int k = 0; k < gradients.length; k++) {
      ofGradients[k][block] = size(gradients[k], block);
      ofHessians[k][block] = size(hessians[k], block);
    }
  }

  /// Looks at all rows.
  void take(Workers workers) {
    workers.forEach(blocks.length - 1, this::take);
  }

  private double size(float[] slopes, int block) {
    return ones ? size(slopes, blocks[block], blocks[block + 1]) : weighted(slopes, block);
  }

  private static double size(float[] slopes, int from, int to) {
    double a = 0; // four sums, so that one addition need not wait for the other
    double b = 0;
    double c = 0;
    double d = 0;
    int row = from;
    for (; row + 3 < to; row += 4) {
      a += Math.abs(slopes[row]);
      b += Math.abs(slopes[row + 1]);
      c += Math.abs(slopes[row + 2]);
      d += Math.abs(slopes[row + 3]);
    }
    for (; row < to; row++) a += Math.abs(slopes[row]);
    return (a + b) + (c + d);
  }

  private double weighted(float[] slopes, int block) {
    double even = 0;
    double odd = 0;
    int row = blocks[block];
    for (; row + 1 < blocks[block + 1]; row += 2) {
      even += Math.abs(slopes[row]) * weights[row];
      odd += Math.abs(slopes[row + 1]) * weights[row + 1];
    }
    if (row < blocks[block + 1]) even += Math.abs(slopes[row]) * weights[row];
    return even + odd;
  }

  /// The magnitude of all gradients by one of the scores.
  double gradients(int score) {
    return sum(ofGradients[score]);
  }

  /// The magnitude of all hessians by one of the scores.
  double hessians(int score) {
    return sum(ofHessians[score]);
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) sum += part;
    return sum;
  }
}
