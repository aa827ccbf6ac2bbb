package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Where in a [Histogram] the sums of each column stand: those of the eight columns of a word of
/// the table in an array of their own, each column's behind those of the column before.
///
/// Those of a wide column stand in an array of their own behind them, those of all sparse columns
/// in one more at the end.
///
/// Where an array would be at least half full anyway, or there are many rows, columns stand 256
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
  private final boolean[] even;

  HistogramLayout(BinnedTable table) {
    int lanes = BinnedTable.LANES;
    int words = table.words();
    int[] wide = columns(table, column -> !table.dense(column) && !table.sparse(column));
    lengths = new int[words + wide.length + (table.sparse().isPresent() ? 1 : 0)];
    arrays = new int[table.width()];
    offsets = new int[table.width()];
    even = new boolean[words];
    int[] dense = columns(table, table::dense);
    int sum = 0;
    for (int word = 0; word < words; word++) {
      int first = word * lanes;
      int last = Math.min(dense.length, first + lanes);
      int used = 0;
      for (int place = first; place < last; place++) {
        int column = dense[place];
        arrays[column] = word;
        offsets[column] = used;
        used += table.bins().column(column).size() + 1;
      }
      int room = (last - first > HALF ? lanes : HALF) * APART;
      even[word] = last - first >= FEWEST_APART && (used >= room / 2 || table.rows() >= MANY_ROWS);
      if (even[word]) {
        for (int place = first; place < last; place++) {
          offsets[dense[place]] = (place - first) * APART;
        }
        used = room;
      }
      lengths[word] = powerOfTwo(used);
      sum += lengths[word];
    }
    for (int i = 0; i < wide.length; i++) {
      arrays[wide[i]] = words + i;
      lengths[words + i] = powerOfTwo(table.bins().column(wide[i]).size() + 1);
      sum += lengths[words + i];
    }
    if (table.sparse().isPresent()) {
      var sparse = table.sparse().get();
      int last = words + wide.length;
      for (int column = 0; column < offsets.length; column++) {
        if (!table.sparse(column)) continue;
        arrays[column] = last;
        offsets[column] = sparse.offset(table.place(column));
      }
      lengths[last] = powerOfTwo(sparse.size());
      sum += lengths[last];
    }
    size = sum;
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

  /// Where in its word's array a column begins.
  int offset(int column) {
    return offsets[column];
  }

  /// Whether a word's columns stand 256 places apart, with room for eight, or for four where there
  /// are no more.
  boolean even(int word) {
    return even[word];
  }
}
