package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.ColumnBins;
import java.util.Optional;

/// One of [ForestColumns].
final class ForestColumn {
  private static final int[] NO_RANKS = {};

  /// For each row its place, at most 255 and the missing one behind them.
  final byte[] places;

  /// How many places there are; also the number of the missing one.
  final int size;

  /// For each row its exact rank, -1 where missing; empty where places are exact.
  final int[] ranks;

  /// For each row its value, `NaN` where missing; kept where there are ranks or cuts are drawn.
  /// Where places are exact, the value of each place.
  final double[] values;

  /// Whether a plain value is missing.
  final boolean missing;

  /// The levels, where this column holds categories.
  final Optional<LevelOrder> order;

  private ForestColumn(
      byte[] places, int size, int[] ranks, double[] values, Optional<LevelOrder> order) {
    this.places = places;
    this.size = size;
    this.ranks = ranks;
    this.values = values;
    this.order = order;
    boolean missing = false;
    for (double value : values) missing |= Double.isNaN(value);
    this.missing = missing;
  }

  /// A column of categories.
  ///
  /// @param plain whether cuts are drawn between places as between numbers
  static ForestColumn levels(LevelOrder order, boolean plain) {
    byte[] places = order.places();
    double[] values = new double[plain ? places.length : 0];
    for (int row = 0; row < values.length; row++) {
      int place = places[row] & 0xFF;
      values[row] = place == order.size() ? Double.NaN : place;
    }
    return new ForestColumn(places, order.size(), NO_RANKS, values, Optional.of(order));
  }

  /// A column of numbers between which cuts are drawn.
  static ForestColumn plain(double[] values) {
    for (int row = 0; row < values.length; row++) values[row] += 0.0; // makes -0.0 the same as 0.0
    return new ForestColumn(new byte[0], 0, NO_RANKS, values, Optional.empty());
  }

  /// A column of numbers of which every place between two values may be tried.
  static ForestColumn numbers(double[] values, double[] weights, int most) {
    int[] sorted = ValueOrder.of(values);
    int[] ranks = new int[values.length];
    int distinct = ranks(values, sorted, ranks);
    double[] mass = new double[distinct];
    int held = 0;
    for (int row : sorted) {
      if (weights[row] > 0 && mass[ranks[row]]++ == 0) held++;
    }
    boolean exact = distinct <= most;
    int[] placeOf = exact ? upTo(distinct) : bins(mass, held, most);
    int size = distinct == 0 ? 1 : placeOf[distinct - 1] + 1;
    byte[] places = new byte[values.length];
    for (int row = 0; row < places.length; row++) {
      places[row] = (byte) (ranks[row] < 0 ? size : placeOf[ranks[row]]);
    }
    if (!exact) return new ForestColumn(places, size, ranks, values, Optional.empty());
    double[] ofPlace = new double[distinct];
    for (int row : sorted) ofPlace[ranks[row]] = values[row];
    return new ForestColumn(places, size, NO_RANKS, ofPlace, Optional.empty());
  }

  private static int ranks(double[] values, int[] sorted, int[] ranks) {
    java.util.Arrays.fill(ranks, -1);
    int rank = -1;
    double before = Double.NaN;
    for (int row : sorted) {
      if (values[row] != before) rank++;
      before = values[row];
      ranks[row] = rank;
    }
    return rank + 1;
  }

  private static int[] upTo(int count) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) all[i] = i;
    return all;
  }

  /// The bin of each rank: bins of about as many rows each, a frequent value alone in its own.
  private static int[] bins(double[] mass, int held, int most) {
    double rest = 0;
    for (double rows : mass) rest += rows;
    int[] bins = new int[mass.length];
    int bin = 0;
    double here = 0;
    double share = rest / most;
    for (int rank = 0; rank < mass.length; rank++) {
      boolean full = here > 0 && here + mass[rank] / 2 > share;
      if (bin + 1 < most && (full || (held <= most && here > 0 && mass[rank] > 0))) {
        bin++;
        rest -= here;
        here = 0;
        share = rest / (most - bin);
      }
      here += mass[rank];
      bins[rank] = bin;
    }
    return bins;
  }

  void byPlaces(Place place, int[] rows, int from, int to, byte[] sides) {
    int last = place.last;
    // Without the highest bit, where what is missing goes left: its place is beyond all others.
    int missing = place.missingLeft ? size : ColumnBins.MOST + 1;
    for (int i = from; i < to; i++) {
      int at = places[rows[i]] & 0xFF;
      sides[i - from] = (byte) (((last - at) & (at - missing)) >>> 31);
    }
  }

  void byRanks(Place place, int[] rows, int from, int to, byte[] sides) {
    // As unsigned numbers the ranks of missing values are the greatest, else the least.
    int flip = place.missingLeft ? 0 : Integer.MIN_VALUE;
    long last = place.last ^ flip;
    for (int i = from; i < to; i++) {
      sides[i - from] = (byte) ((last - (ranks[rows[i]] ^ flip)) >>> 63);
    }
  }

  void byValues(Place place, int[] rows, int from, int to, byte[] sides) {
    double cut = place.cut;
    for (int i = from; i < to; i++) {
      // The sign of the difference: a branch would be mistaken every other time.
      sides[i - from] = (byte) (Double.doubleToRawLongBits(cut - values[rows[i]]) >>> 63);
    }
    if (!missing) return;
    byte side = (byte) (place.missingLeft ? 0 : 1);
    for (int i = from; i < to; i++) {
      if (Double.isNaN(values[rows[i]])) sides[i - from] = side;
    }
  }

  double midway(Place place, int[] rows, int from, int middle, int to) {
    if (ranks.length == 0) return midway(values[place.last], values[place.next]);
    boolean byPlaces = place.by == Place.By.PLACES;
    int low = -1;
    double lowest = 0;
    for (int i = from; i < middle; i++) {
      if (byPlaces && (places[rows[i]] & 0xFF) != place.last) continue;
      int rank = ranks[rows[i]];
      if (rank <= low) continue;
      low = rank;
      lowest = values[rows[i]];
    }
    int high = Integer.MAX_VALUE;
    double highest = 0;
    for (int i = middle; i < to; i++) {
      if (byPlaces && (places[rows[i]] & 0xFF) != place.next) continue;
      int rank = ranks[rows[i]];
      if (rank < 0 || rank >= high) continue;
      high = rank;
      highest = values[rows[i]];
    }
    return midway(lowest, highest);
  }

  /// A number from `low` up to, without, `high`, midway where that can be.
  static double midway(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }
}
