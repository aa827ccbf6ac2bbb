package dev.lathe.learn.additive;

import dev.lathe.learn.tree.bins.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fewer cells for a column in a pair than it has bins.
final class Coarse {
  private Coarse() {}

  /// An axis of so many cells at most, beside the one for what is missing: of numbers neighbouring
  /// bins of about equal weight, of categories the most frequent levels and the others together.
  ///
  /// @param weights the weight of the rows in each bin
  static Axis axis(Input input, double[] weights, int most) {
    int bins = input.bins().size();
    if (bins <= most) return Axis.fine(input);
    return new Axis(
        input, input.bins() instanceof NumberBins ? even(weights, most) : frequent(weights, most));
  }

  private static byte[] even(double[] weights, int most) {
    int bins = weights.length - 1;
    double total = 0;
    for (int bin = 0; bin < bins; bin++) total += weights[bin];
    byte[] cells = new byte[bins + 1];
    double passed = 0;
    int cell = -1;
    int last = -1;
    for (int bin = 0; bin < bins; bin++) {
      int share = (int) Math.min(most - 1, most * (passed + weights[bin] / 2) / total);
      if (share > last || cell < 0) cell++;
      last = share;
      cells[bin] = (byte) cell;
      passed += weights[bin];
    }
    cells[bins] = (byte) (cell + 1);
    return cells;
  }

  private static byte[] frequent(double[] weights, int most) {
    int bins = weights.length - 1;
    List<Integer> order = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) order.add(bin);
    order.sort((a, b) -> Double.compare(weights[b], weights[a])); // stable: ties by bin
    byte[] cells = new byte[bins + 1];
    Arrays.fill(cells, 0, bins, (byte) (most - 1));
    int[] kept = order.stream().limit(most - 1L).mapToInt(Integer::intValue).sorted().toArray();
    for (int cell = 0; cell < kept.length; cell++) cells[kept[cell]] = (byte) cell;
    cells[bins] = (byte) most;
    return cells;
  }

  /// The cells as they stand along the axis: of numbers as they are, of categories by what their
  /// curve says of them, rising; the one for what is missing last.
  ///
  /// @param curve `(bins, width)`, of which the first score counts
  static int[] order(Axis axis, double[] curve, double[] weights, int width) {
    List<Integer> order = new ArrayList<>();
    for (int cell = 0; cell < axis.size() - 1; cell++) order.add(cell);
    if (!axis.numbers()) {
      double[] sums = new double[axis.size()];
      double[] totals = new double[axis.size()];
      for (int bin = 0; bin < weights.length; bin++) {
        sums[axis.cell(bin)] += weights[bin] * curve[bin * width];
        totals[axis.cell(bin)] += weights[bin];
      }
      for (int cell = 0; cell < sums.length; cell++) {
        if (totals[cell] > 0) sums[cell] /= totals[cell];
      }
      order.sort((a, b) -> Double.compare(sums[a], sums[b])); // stable: ties by cell
    }
    order.add(axis.missing());
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
