package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;

/// Where in a [Histogram] the sums of each column stand: those of the eight columns of a word of
/// the table in an array of their own, each column's behind those of the column before.
///
/// Where an array would be at least half full anyway, columns stand 256 places apart: a place that
/// is a constant and a byte needs no check, and the loop over it runs a third faster.
final class HistogramLayout {
  private static final int APART = 256;

  /// How many places all arrays have together.
  final int size;

  private final int[] lengths;
  private final int[] offsets;
  private final boolean[] even;

  HistogramLayout(BinnedTable table) {
    int lanes = BinnedTable.LANES;
    lengths = new int[table.words()];
    offsets = new int[table.width()];
    even = new boolean[table.words()];
    int sum = 0;
    for (int word = 0; word < lengths.length; word++) {
      int first = word * lanes;
      int last = Math.min(table.width(), first + lanes);
      int used = 0;
      for (int column = first; column < last; column++) {
        offsets[column] = used;
        used += table.bins().column(column).size() + 1;
      }
      even[word] = last - first == lanes && used >= lanes * APART / 2;
      if (even[word]) {
        for (int column = first; column < last; column++) {
          offsets[column] = (column - first) * APART;
        }
        used = lanes * APART;
      }
      lengths[word] =
          Integer.highestOneBit(2 * used - 1); // a power of two: its mask needs no check
      sum += lengths[word];
    }
    size = sum;
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

  /// Whether a word has eight columns, 256 places apart.
  boolean even(int word) {
    return even[word];
  }
}
