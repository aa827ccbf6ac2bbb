package dev.lathe.learn.additive;

/*
 * A step for a pair of columns: the plane is parted in two along one axis, and each half in two
 * along the other, which makes four pieces. Of all such partings the best is taken; with sums up to
 * each corner it costs four numbers to know a piece. Levels stand along their axis in the order of
 * what their own curve says of them.
 */
final class PlaneStepper implements Stepper {
  private final int[] firstOrder;
  private final int[] secondOrder;
  private final double[] rows;
  private final Steps steps;
  private final double[] gradients;
  private final double[] hessians;
  private final int stride;
  private double gain;
  private double held;
  private boolean turned;
  private int cut;
  private int below;
  private int above;
  private double halfGain;
  private int halfPlace;

  /// @param weights the weight of the rows in each cell
  /// @param firstOrder the cells of the first axis as they stand along it
  /// @param secondOrder the cells of the second axis as they stand along it
  PlaneStepper(double[] weights, int[] firstOrder, int[] secondOrder, Steps steps) {
    this.firstOrder = firstOrder;
    this.secondOrder = secondOrder;
    this.steps = steps;
    stride = secondOrder.length + 1;
    int corners = (firstOrder.length + 1) * stride;
    rows = new double[corners];
    gradients = new double[corners];
    hessians = new double[corners];
    corners(weights, 1, 0, rows);
  }

  /// Sums up to each corner.
  private void corners(double[] sums, int step, int at, double[] target) {
    int second = secondOrder.length;
    for (int i = 0; i < firstOrder.length; i++) {
      double line = 0;
      for (int j = 0; j < second; j++) {
        line += sums[(firstOrder[i] * second + secondOrder[j]) * step + at];
        target[(i + 1) * stride + j + 1] = target[i * stride + j + 1] + line;
      }
    }
  }

  /// What the best step gains, beyond what parting along one axis alone would.
  double gain(double[] sums) {
    look(sums);
    return gain - alone(false) - alone(true);
  }

  @Override
  public void step(double[] sums, double[] step, int at, int width) {
    look(sums);
    int first = firstOrder.length;
    int second = secondOrder.length;
    for (int side = 0; side < 2; side++) {
      int from = side == 0 ? 0 : cut;
      int to = side == 0 ? cut : turned ? second : first;
      int place = side == 0 ? below : above;
      int end = turned ? first : second;
      write(from, to, 0, place, step, at, width);
      write(from, to, place, end, step, at, width);
    }
  }

  /// Writes the value of a piece: from `from` to `to` along the axis that is parted first.
  private void write(int from, int to, int low, int high, double[] step, int at, int width) {
    if (from >= to || low >= high) return;
    double value =
        gain > 0
            ? LevelStepper.value(
                piece(gradients, from, to, low, high),
                piece(hessians, from, to, low, high) + held,
                steps)
            : 0;
    for (int i = from; i < to; i++) {
      for (int j = low; j < high; j++) {
        int one = firstOrder[turned ? j : i];
        int other = secondOrder[turned ? i : j];
        step[(one * secondOrder.length + other) * width + at] = value;
      }
    }
  }

  private double piece(double[] sums, int from, int to, int low, int high) {
    return turned ? box(sums, low, high, from, to) : box(sums, from, to, low, high);
  }

  private double box(double[] sums, int from, int to, int low, int high) {
    return sums[to * stride + high]
        - sums[from * stride + high]
        - sums[to * stride + low]
        + sums[from * stride + low];
  }

  private void look(double[] sums) {
    corners(sums, 2, 0, gradients);
    corners(sums, 2, 1, hessians);
    int corner = rows.length - 1;
    held = steps.smoothing() * hessians[corner] / rows[corner];
    double whole = worth(gradients[corner], hessians[corner]);
    gain = 0;
    boolean best = false;
    int bestCut = 0;
    int bestBelow = 0;
    int bestAbove = 0;
    for (int way = 0; way < 2; way++) {
      turned = way == 1;
      int length = turned ? secondOrder.length : firstOrder.length;
      for (int place = 1; place < length; place++) {
        if (!half(0, place)) continue;
        double found = halfGain;
        int lower = halfPlace;
        if (!half(place, length)) continue;
        found += halfGain - whole;
        if (found > gain && found > 1e-12 * whole) {
          gain = found;
          best = turned;
          bestCut = place;
          bestBelow = lower;
          bestAbove = halfPlace;
        }
      }
    }
    turned = best;
    cut = bestCut;
    below = bestBelow;
    above = bestAbove;
  }

  /// Finds the best place to part a half along the other axis; whether there are enough rows.
  private boolean half(int from, int to) {
    int length = turned ? firstOrder.length : secondOrder.length;
    double least = steps.minimumRows();
    double weight = piece(rows, from, to, 0, length);
    if (weight < least || weight <= 0) return false;
    double gradient = piece(gradients, from, to, 0, length);
    double hessian = piece(hessians, from, to, 0, length);
    halfGain = worth(gradient, hessian);
    halfPlace = 0;
    for (int place = 1; place < length; place++) {
      double lower = piece(rows, from, to, 0, place);
      if (lower < least || lower <= 0) continue;
      if (weight - lower < least || weight - lower <= 0) break;
      double g = piece(gradients, from, to, 0, place);
      double h = piece(hessians, from, to, 0, place);
      double found = worth(g, h) + worth(gradient - g, hessian - h);
      if (found > halfGain) {
        halfGain = found;
        halfPlace = place;
      }
    }
    return true;
  }

  /// What parting along one axis alone gains at best.
  private double alone(boolean second) {
    int corner = rows.length - 1;
    int length = second ? secondOrder.length : firstOrder.length;
    double gradient = gradients[corner];
    double hessian = hessians[corner];
    double best = 0;
    for (int place = 1; place < length; place++) {
      int at = second ? firstOrder.length * stride + place : place * stride + stride - 1;
      double found =
          worth(gradients[at], hessians[at])
              + worth(gradient - gradients[at], hessian - hessians[at])
              - worth(gradient, hessian);
      best = Math.max(best, found);
    }
    return best;
  }

  private double worth(double gradient, double hessian) {
    double all = hessian + held;
    return all > 0 ? gradient * gradient / all : 0;
  }
}
