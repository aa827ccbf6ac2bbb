package dev.lathe.learn.tree.bins;

import java.util.Arrays;

/*
 * Finds between which cut points numbers lie. A guide of cells over the range of the cuts says how
 * many cuts lie below a number's cell; a few halvings among those inside the cell do the rest. Cells
 * are of equal width, or where cuts crowd together in some of them, as with amounts that run over
 * orders of magnitude, of equally many floating-point numbers. No cell is found by a step that could
 * put a larger number before a smaller one, so cuts of lower cells are lower and nothing is lost by
 * rounding.
 *
 * A halving has no branch: the sign of (cut - value) says where to go on, so several values are
 * under way at a time. What is infinite is looked at apart.
 *
 * Where cells of both kinds hold so many cuts that a guide saves little, or there are few numbers to
 * find, all is done by halving.
 */
final class CutSearch {
  private static final int CELLS = 2048;

  /// A guide costs about as much as so many halvings.
  private static final int WORTHWHILE = 3;

  /// With fewer numbers than this a guide costs more than it saves.
  private static final int MANY = 16_384;

  private final int last;

  /// The cut points, and behind them numbers that none exceeds but infinity, so that no halving
  /// leaves the array.
  private final double[] padded;

  private final Cells cells;

  /// How many cuts lie before each cell.
  private final char[] before;

  private final int steps;

  private CutSearch(double[] cuts, Cells cells, char[] before, int steps) {
    last = cuts.length;
    this.cells = cells;
    this.before = before;
    this.steps = steps;
    padded = Arrays.copyOf(cuts, cuts.length + (1 << steps));
    Arrays.fill(padded, cuts.length, padded.length, Double.MAX_VALUE);
  }

  /// The way to find so many numbers.
  ///
  /// @param cuts strictly ascending, below infinity, none the negative zero, at most 65,534
  static CutSearch of(double[] cuts, int numbers) {
    var plain = new CutSearch(cuts, Cells.ONE, new char[1], bits(cuts.length));
    if (numbers < MANY || plain.steps <= WORTHWHILE) return plain;
    double low = Double.isInfinite(cuts[0]) ? cuts[1] : cuts[0];
    double high = cuts[cuts.length - 1];
    int many = Math.max(CELLS, Integer.highestOneBit(cuts.length) * 4);
    CutSearch even = guided(cuts, Cells.even(low, high, many), many);
    if (even.steps <= 1) return even;
    CutSearch byBits = guided(cuts, Cells.byBits(low, high, many), many);
    CutSearch best = byBits.steps < even.steps ? byBits : even;
    return best.steps + WORTHWHILE <= plain.steps ? best : plain;
  }

  private static CutSearch guided(double[] cuts, Cells cells, int many) {
    char[] before = new char[many];
    int most = 0;
    int done = 0;
    for (int at = 0, next; at < cuts.length; at = next) {
      int cell = cells.of(cuts[at]);
      Arrays.fill(before, done, cell + 1, (char) at);
      done = cell + 1;
      next = at + 1;
      while (next < cuts.length && cells.of(cuts[next]) == cell) next++;
      most = Math.max(most, next - at);
    }
    Arrays.fill(before, done, before.length, (char) cuts.length);
    return new CutSearch(cuts, cells, before, bits(most));
  }

  /// How many halvings tell so many cuts apart.
  private static int bits(int cuts) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(cuts);
  }

  /// Finds the bins of some numbers: how many cuts lie below each, and for `NaN` one more than
  /// there are cuts.
  ///
  /// @param found as long as the numbers or longer
  void find(double[] values, int count, int[] found) {
    if (before.length > 1) begin(values, count, found);
    else Arrays.fill(found, 0, count, 0);
    for (int step = steps - 1; step >= 0; step--) halve(values, count, found, step);
    for (int i = 0; i < count; i++) {
      double value = values[i];
      int at = Math.min(found[i], last);
      if (value == Double.NEGATIVE_INFINITY) at = 0;
      found[i] = Double.isNaN(value) ? last + 1 : at;
    }
  }

  private void begin(double[] values, int count, int[] found) {
    cells.of(values, count, found);
    for (int i = 0; i < count; i++) found[i] = before[found[i]];
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

  /// In which cell a number lies: a multiple of its distance from the lowest cut, or of that of its
  /// bits.
  private static final class Cells {
    static final Cells ONE = new Cells(0, 0, 0, 0, 0);

    private final int most;
    private final double low;
    private final double scale;
    private final long lowKey;

    /// By how many places bits are moved to the right, 0 where cells are of equal width.
    private final int shift;

    private Cells(int most, double low, double scale, long lowKey, int shift) {
      this.most = most;
      this.low = low;
      this.scale = scale;
      this.lowKey = lowKey;
      this.shift = shift;
    }

    static Cells even(double low, double high, int many) {
      double scale = many / (high - low);
      return scale > 0 && scale < Double.POSITIVE_INFINITY
          ? new Cells(many - 1, low, scale, 0, 0)
          : ONE;
    }

    static Cells byBits(double low, double high, int many) {
      long span = (key(high) >> 1) - (key(low) >> 1); // halves, as the whole might not fit
      int spare = Long.SIZE - Long.numberOfLeadingZeros(span / many);
      return new Cells(many - 1, 0, 0, key(low) >> (spare + 1), spare + 1);
    }

    /// A number that is in order with the value.
    private static long key(double value) {
      long bits = Double.doubleToRawLongBits(value);
      return bits ^ ((bits >> 63) >>> 1);
    }

    int of(double value) {
      if (shift == 0) return Math.max(0, Math.min(most, (int) ((value - low) * scale)));
      return (int) Math.max(0, Math.min(most, (key(value) >> shift) - lowKey));
    }

    void of(double[] values, int count, int[] cells) {
      if (shift == 0) {
        for (int i = 0; i < count; i++) {
          cells[i] = Math.max(0, Math.min(most, (int) ((values[i] - low) * scale)));
        }
        return;
      }
      for (int i = 0; i < count; i++) {
        cells[i] = (int) Math.max(0, Math.min(most, (key(values[i]) >> shift) - lowKey));
      }
    }
  }
}
