package dev.lathe.learn.tree;

import dev.lathe.frame.Column;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The levels of a column of categories in the order of their mean target over all rows. Levels of
/// fewer than [#RARE] rows stand together at one place, that of the mean over all rows: put in the
/// order of their own few targets they would give those away.
///
/// **Source.** Ordering levels once by their mean target: Wright and König, *Splitting on
/// categorical predictors in random forests*, PeerJ 2019.
final class LevelOrder {
  private static final int RARE = 10;

  private final byte[] places;
  private final int size;
  private final int[] order;

  /// For each place the last level that stands there, as an index into the order.
  private final int[] last;

  private LevelOrder(byte[] places, int size, int[] order, int[] last) {
    this.places = places;
    this.size = size;
    this.order = order;
    this.last = last;
  }

  /// The order of a column's levels.
  ///
  /// @param means for each row the number that levels are ordered by
  /// @param weights one for each row
  static LevelOrder of(Column column, ColumnBins bins, double[] means, double[] weights) {
    int size = bins.size();
    byte[] binned = new byte[means.length];
    bins.bin(column, binned);
    double[] sums = new double[size + 1];
    double[] rows = new double[size + 1];
    for (int row = 0; row < binned.length; row++) {
      sums[binned[row] & 0xFF] += weights[row] * means[row];
      rows[binned[row] & 0xFF] += weights[row];
    }
    double all = Arrays.stream(sums).sum() / Arrays.stream(rows).sum();
    double[] keys = new double[size];
    for (int bin = 0; bin < size; bin++) {
      keys[bin] = rows[bin] < RARE ? all : sums[bin] / rows[bin];
    }
    int[] byMean =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(bin -> keys[bin]))
            .mapToInt(Integer::intValue)
            .toArray();
    byte[] place = new byte[size + 1];
    for (int at = 0; at < size; at++) {
      boolean together = at > 0 && rows[byMean[at]] < RARE && rows[byMean[at - 1]] < RARE;
      place[byMean[at]] = together ? place[byMean[at - 1]] : (byte) at;
    }
    place[size] = (byte) size;
    int[] last = new int[size];
    for (int at = size - 1, end = size - 1; at >= 0; at--) {
      if (at < size - 1 && place[byMean[at]] != place[byMean[at + 1]]) end = at;
      last[place[byMean[at]] & 0xFF] = end;
    }
    byte[] places = new byte[binned.length];
    for (int row = 0; row < places.length; row++) places[row] = place[binned[row] & 0xFF];
    return new LevelOrder(places, size, byMean, last);
  }

  /// The place of each row's level.
  byte[] places() {
    return places;
  }

  /// How many places there may be; also the number of the missing one.
  int size() {
    return size;
  }

  /// The bins of the levels that stand up to a place, a bit for each, and the missing bin's.
  long[] goLeft(int place, boolean missingLeft) {
    long[] levels = new long[Trees.WORDS];
    for (int i = 0; i <= last[Math.min(place, size - 1)]; i++)
      levels[order[i] >>> 6] |= 1L << order[i];
    if (missingLeft) levels[size >>> 6] |= 1L << size;
    return levels;
  }
}
