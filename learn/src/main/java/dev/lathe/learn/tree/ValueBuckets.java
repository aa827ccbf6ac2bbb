package dev.lathe.learn.tree;

import java.util.Arrays;

/*
 * The rows of a small node in the order of a column's values, without comparing most of them: a
 * row's place in the column is the number of a bucket; a row that finds its bucket taken is put in
 * its order among the few that are there, by its exact rank. Read bucket by bucket, the rows are in
 * order. Takes time in proportion to the rows, nothing has to be cleared but four words, and ranks,
 * which are four times as long as places, are read only where places do not tell rows apart.
 */
final class ValueBuckets {
  private static final int BUCKETS = 256;

  /// The rows of the node that have a value, in order, as their places in the node.
  final int[] order = new int[ForestSearch.EXACT_ROWS];

  /// For each row in that order whether it has the value of the row before it.
  final boolean[] same = new boolean[ForestSearch.EXACT_ROWS];

  private final int[] heads = new int[BUCKETS];
  private final int[] behind = new int[ForestSearch.EXACT_ROWS];
  private final long[] taken = new long[BUCKETS / Long.SIZE];

  /// Puts a node's rows in order, and returns how many of them have a value.
  ///
  /// @param missing the place of what has none
  int sort(byte[] places, int missing, int[] ranks, int[] rows, int from, int to) {
    Arrays.fill(taken, 0);
    for (int i = from; i < to; i++) {
      int place = places[rows[i]] & 0xFF;
      long bit = 1L << place;
      if ((taken[place >>> 6] & bit) == 0) {
        taken[place >>> 6] |= bit;
        heads[place] = i - from;
        behind[i - from] = -1;
      } else {
        chain(i - from, place, ranks, rows, from);
      }
    }
    taken[missing >>> 6] &= ~(1L << missing);
    int sorted = 0;
    for (int word = 0; word < taken.length; word++) {
      for (long rest = taken[word]; rest != 0; rest &= rest - 1) {
        int row = heads[(word << 6) + Long.numberOfTrailingZeros(rest)];
        same[sorted] = false;
        order[sorted++] = row;
        for (int next = behind[row]; next >= 0; next = behind[next]) {
          same[sorted] = ranks[rows[from + row]] == ranks[rows[from + next]];
          order[sorted++] = next;
          row = next;
        }
      }
    }
    return sorted;
  }

  private void chain(int row, int place, int[] ranks, int[] rows, int from) {
    int rank = ranks[rows[from + row]];
    int at = heads[place];
    if (rank <= ranks[rows[from + at]]) {
      behind[row] = at;
      heads[place] = row;
      return;
    }
    while (behind[at] >= 0 && ranks[rows[from + behind[at]]] < rank) at = behind[at];
    behind[row] = behind[at];
    behind[at] = row;
  }
}
