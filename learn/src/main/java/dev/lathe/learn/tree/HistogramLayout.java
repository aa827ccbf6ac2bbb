package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Where in a [Histogram] the sums of each column stand: those of the eight lanes of a word of the
/// table in an array of their own, each lane's behind those of the lane before.
///
/// Those of a wide column stand in an array of their own behind them, those of all columns that
/// share lanes in the next, those of all sparse columns in one more at the end.
///
/// Where an array would be at least half full anyway, or there are many rows, lanes stand 256
/// places apart: a place that is a constant and a byte needs no check, and the loop over it runs a
/// third faster.
final class HistogramLayout {
  private static final int APART = 256;
  private static final int FEWEST_APART = 3;
  private static final int HALF = 4;
  private static final int MANY_ROWS = 20_000;

  /// How many places all arrays have together.
  final int size;

  private final int[] lengths;
  private final int[] arrays;
  private final int[] offsets;
  private final int[] lanes;
  private final boolean[] even;

  HistogramLayout(BinnedTable table) {
    int words = table.words();
    int[] wide = columns(table, column -> !table.dense(column) && !table.sparse(column));
    int[] shared =
        columns(table, column -> table.dense(column) && table.lanes().shared(lane(table, column)));
    int last = words + wide.length + (shared.length > 0 ? 1 : 0);
    lengths = new int[last + (table.sparse().isPresent() ? 1 : 0)];
    arrays = new int[table.width()];
    offsets = new int[table.width()];
    lanes = new int[table.lanes().count()];
    even = new boolean[words];
    for (int word = 0; word < words; word++) lay(word, table);
    for (int column : columns(table, table::dense)) {
      arrays[column] = lane(table, column) / BinnedTable.LANES;
      offsets[column] = lanes[lane(table, column)];
    }
    for (int i = 0; i < wide.length; i++) {
      arrays[wide[i]] = words + i;
      lengths[words + i] = powerOfTwo(table.bins().column(wide[i]).size() + 1);
    }
    for (int column : shared) {
      arrays[column] = words + wide.length;
      offsets[column] = lengths[words + wide.length];
      lengths[words + wide.length] += table.bins().column(column).size() + 1;
    }
    if (table.sparse().isPresent()) {
      var sparse = table.sparse().get();
      for (int column : columns(table, table::sparse)) {
        arrays[column] = last;
        offsets[column] = sparse.offset(table.place(column));
      }
      lengths[last] = powerOfTwo(sparse.size());
    }
    size = IntStream.of(lengths).sum();
  }

  /// Lays the lanes of a word out.
  private void lay(int word, BinnedTable table) {
    int first = word * BinnedTable.LANES;
    int last = Math.min(lanes.length, first + BinnedTable.LANES);
    int used = 0;
    for (int lane = first; lane < last; lane++) {
      lanes[lane] = used;
      used += table.lanes().room(lane);
    }
    int room = (last - first > HALF ? BinnedTable.LANES : HALF) * APART;
    even[word] = last - first >= FEWEST_APART && (used >= room / 2 || table.rows() >= MANY_ROWS);
    if (even[word]) {
      for (int lane = first; lane < last; lane++) lanes[lane] = (lane - first) * APART;
      used = room;
    }
    lengths[word] = powerOfTwo(used);
  }

  private static int lane(BinnedTable table, int column) {
    return table.lanes().of(table.place(column));
  }

  /// A mask of such a length needs no check.
  private static int powerOfTwo(int size) {
    return Integer.highestOneBit(2 * size - 1);
  }

  private static int[] columns(BinnedTable table, IntPredicate wanted) {
    return IntStream.range(0, table.width()).filter(wanted).toArray();
  }

  /// Which array a column's sums are in.
  int array(int column) {
    return arrays[column];
  }

  /// New arrays, all zero.
  long[][] arrays() {
    long[][] arrays = new long[lengths.length][];
    for (int word = 0; word < lengths.length; word++) arrays[word] = new long[lengths[word]];
    return arrays;
  }

  /// Where in its array a column begins.
  int offset(int column) {
    return offsets[column];
  }

  /// Where in its word's array a lane begins.
  int lane(int lane) {
    return lanes[lane];
  }

  /// Whether a word's lanes stand 256 places apart, with room for eight, or for four where there
  /// are no more.
  boolean even(int word) {
    return even[word];
  }
}
