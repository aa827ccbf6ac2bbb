package dev.lathe.learn.additive;

import java.util.Arrays;

/*
 * A step for a column of numbers: pieces of it go up or down. The pieces are those of a small tree
 * grown best first, whose splits are found exactly, by looking at every place between two bins; for
 * one column that takes no more than running sums over its bins. What is missing moves on its own,
 * like a level. All are held back by some rows without a say: pieces of rows that are all of one
 * class would run away else.
 */
final class LineStepper implements Stepper {
  private final double[] rows;
  private final double total;
  private final Steps steps;
  private final double[] gradients;
  private final double[] hessians;
  private final int[] begins;
  private final int[] cuts;
  private final double[] gains;
  private double held;

  /// @param weights the weight of the rows in each cell
  LineStepper(double[] weights, Steps steps) {
    this.steps = steps;
    int bins = weights.length - 1;
    rows = new double[bins + 1];
    for (int bin = 0; bin < bins; bin++) rows[bin + 1] = rows[bin] + weights[bin];
    total = rows[bins] + weights[bins];
    gradients = new double[bins + 1];
    hessians = new double[bins + 1];
    begins = new int[steps.leaves() + 1];
    cuts = new int[steps.leaves()];
    gains = new double[steps.leaves()];
  }

  @Override
  public void step(double[] sums, double[] step, int at, int width) {
    int bins = rows.length - 1;
    for (int bin = 0; bin < bins; bin++) {
      gradients[bin + 1] = gradients[bin] + sums[2 * bin];
      hessians[bin + 1] = hessians[bin] + sums[2 * bin + 1];
    }
    held = LevelStepper.held(sums, total, steps);
    int pieces = 1;
    begins[0] = 0;
    begins[1] = bins;
    look(0);
    while (pieces < steps.leaves()) {
      int best = 0;
      for (int piece = 1; piece < pieces; piece++) {
        if (gains[piece] > gains[best]) best = piece;
      }
      if (!(gains[best] > 0)) break;
      System.arraycopy(begins, best + 1, begins, best + 2, pieces - best);
      System.arraycopy(cuts, best + 1, cuts, best + 2, pieces - best - 1);
      System.arraycopy(gains, best + 1, gains, best + 2, pieces - best - 1);
      begins[best + 1] = cuts[best];
      pieces++;
      look(best);
      look(best + 1);
    }
    for (int piece = 0; piece < pieces; piece++) {
      int from = begins[piece];
      int to = begins[piece + 1];
      double value =
          pieces == 1
              ? 0
              : LevelStepper.value(
                  gradients[to] - gradients[from], hessians[to] - hessians[from] + held, steps);
      for (int bin = from; bin < to; bin++) step[bin * width + at] = value;
    }
    step[bins * width + at] = LevelStepper.value(sums[2 * bins], sums[2 * bins + 1] + held, steps);
  }

  /// Finds where to part a piece, and what that gains; nothing where it cannot be parted.
  private void look(int piece) {
    int from = begins[piece];
    int to = begins[piece + 1];
    double gradient = gradients[to] - gradients[from];
    double hessian = hessians[to] - hessians[from] + held;
    double whole = hessian > 0 ? gradient * gradient / hessian : 0;
    double best = 0;
    int place = from;
    double least = steps.minimumRows();
    int low = Math.max(from + 1, first(rows[from] + least));
    for (int cut = low; cut < to && rows[to] - rows[cut] >= least; cut++) {
      double left = gradients[cut] - gradients[from];
      double leftHessian = hessians[cut] - hessians[from] + held;
      double right = gradient - left;
      double rightHessian = hessian - leftHessian + held;
      if (!(leftHessian > 0 && rightHessian > 0)) continue;
      double gain = left * left / leftHessian + right * right / rightHessian - whole;
      if (gain > best) {
        best = gain;
        place = cut;
      }
    }
    gains[piece] = best > 1e-12 * whole ? best : 0;
    cuts[piece] = place;
  }

  /// The first place up to which there are so many rows.
  private int first(double wanted) {
    int found = Arrays.binarySearch(rows, wanted);
    if (found < 0) return -found - 1;
    while (found > 0 && rows[found - 1] == wanted) found--;
    return found;
  }
}
