package dev.lathe.learn.tree.bins;

import java.util.Arrays;

/*
 * Finds between which cut points numbers lie. A guide of cells of equal width over the range of the
 * cuts says how many cuts lie below a number's cell; a few halvings among those inside the cell do
 * the rest. To find the cell takes a subtraction, a product and a rounding down, none of which ever
 * puts a larger number before a smaller one, so cuts of lower cells are lower and nothing is lost by
 * rounding.
 *
 * A halving has no branch: the sign of (cut - value) says where to go on, so several values are
 * under way at a time. What is infinite is looked at apart.
 *
 * Where one cell holds so many cuts that the guide saves little, or there are few numbers to find,
 * there is a single cell and all is done by halving.
 */
final class CutSearch {
  private static final int CELLS = 2048;
  private static final int WORTHWHILE = 3;

  /// With fewer numbers than this a guide costs more than it saves.
  private static final int MANY = 16_384;

  private final int last;

  /// The cut points, and behind them numbers that none exceeds but infinity, so that no halving
  /// leaves the array.
  private final double[] padded;

  private final int steps;
  private final double low;
  private final double scale;

  /// How many cuts lie before each cell.
  private final char[] before;

  private CutSearch(double[] cuts, int steps, double low, double scale, char[] before) {
    last = cuts.length;
    this.steps = steps;
    this.low = low;
    this.scale = scale;
    this.before = before;
    padded = Arrays.copyOf(cuts, cuts.length + (1 << steps));
    Arrays.fill(padded, cuts.length, padded.length, Double.MAX_VALUE);
  }

  /// The way to find so many numbers.
  ///
  /// @param cuts strictly ascending, below infinity, none the negative zero, at most 65,534
  static CutSearch of(double[] cuts, int numbers) {
    int halvings = bits(cuts.length);
    var plain = new CutSearch(cuts, halvings, 0, 0, new char[1]);
    if (numbers < MANY || halvings <= WORTHWHILE) return plain;
    double low = Double.isInfinite(cuts[0]) ? cuts[1] : cuts[0];
    char[] before = new char[Math.max(CELLS, Integer.highestOneBit(cuts.length) * 4)];
    double scale = before.length / (cuts[cuts.length - 1] - low);
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) return plain;
    int most = 0;
    int done = 0;
    for (int at = 0, next; at < cuts.length; at = next) {
      int cell = cell(cuts[at], low, scale, before.length - 1);
      Arrays.fill(before, done, cell + 1, (char) at);
      done = cell + 1;
      next = at + 1;
      while (next < cuts.length && cell(cuts[next], low, scale, before.length - 1) == cell) next++;
      most = Math.max(most, next - at);
    }
    Arrays.fill(before, done, before.length, (char) cuts.length);
    if (bits(most) + WORTHWHILE > halvings) return plain;
    return new CutSearch(cuts, bits(most), low, scale, before);
  }

  private static int bits(int number) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  private static int cell(double value, double low, double scale, int most) {
    return Math.max(0, Math.min(most, (int) ((value - low) * scale)));
  }

  /// Finds the bins of some numbers: how many cuts lie below each, and for `NaN` one more than
  /// there are cuts.
  ///
  /// @param found as long as the numbers or longer
  void find(double[] values, int count, int[] found) {
    begin(values, count, found);
    for (int step = steps - 1; step >= 0; step--) halve(values, count, found, step);
    for (int i = 0; i < count; i++) {
      double value = values[i];
      int at = Math.min(found[i], last);
      if (value == Double.NEGATIVE_INFINITY) at = 0;
      found[i] = Double.isNaN(value) ? last + 1 : at;
    }
  }

  private void begin(double[] values, int count, int[] found) {
    char[] before = this.before;
    int most = before.length - 1;
    for (int i = 0; i < count; i++) found[i] = before[cell(values[i], low, scale, most)];
  }

  private void halve(double[] values, int count, int[] found, int step) {
    double[] padded = this.padded;
    int beyond = (1 << step) - 1;
    for (int i = 0; i < count; i++) {
      int at = found[i];
      long sign = Double.doubleToRawLongBits(padded[at + beyond] - values[i]) >>> 63;
      found[i] = at + ((int) sign << step);
    }
  }
}
