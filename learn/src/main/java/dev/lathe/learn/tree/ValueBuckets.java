package dev.lathe.learn.tree;

import java.util.Arrays;

/*
 * The rows of a small node in the order of a column's exact ranks, without comparing most of them:
 * a row's rank, scaled to the ranks that the node spans, is the number of a bucket; a row that finds
 * its bucket taken is put in its place among the few that are there. Read bucket by bucket, the rows
 * are in order. Takes time in proportion to the rows, and nothing has to be cleared but four words.
 */
final class ValueBuckets {
  private static final int BUCKETS = 256;

  /// The rank of each row of the node, -1 where missing.
  final int[] ranks = new int[ForestSearch.EXACT_ROWS];

  /// The rows of the node that have a value, in order, as their places in the node.
  final int[] order = new int[ForestSearch.EXACT_ROWS];

  private final int[] heads = new int[BUCKETS];
  private final int[] behind = new int[ForestSearch.EXACT_ROWS];
  private final long[] taken = new long[BUCKETS / Long.SIZE];

  /// Puts a node's rows in order, and returns how many of them have a value.
  int sort(int[] all, int[] rows, int from, int to) {
    int count = to - from;
    int least = Integer.MAX_VALUE;
    int most = -1;
    for (int i = 0; i < count; i++) {
      int rank = all[rows[from + i]];
      ranks[i] = rank;
      most = Math.max(most, rank);
      least = Math.min(least, rank < 0 ? Integer.MAX_VALUE : rank);
    }
    if (most < 0) return 0;
    Arrays.fill(taken, 0);
    long scale = ((long) BUCKETS << 32) / (most - least + 1L);
    for (int i = 0; i < count; i++) {
      if (ranks[i] >= 0) put(i, (int) (((ranks[i] - least) * scale) >>> 32));
    }
    int sorted = 0;
    for (int word = 0; word < taken.length; word++) {
      for (long rest = taken[word]; rest != 0; rest &= rest - 1) {
        int row = heads[(word << 6) + Long.numberOfTrailingZeros(rest)];
        for (; row >= 0; row = behind[row]) order[sorted++] = row;
      }
    }
    return sorted;
  }

  private void put(int row, int bucket) {
    long bit = 1L << bucket;
    if ((taken[bucket >>> 6] & bit) == 0) {
      taken[bucket >>> 6] |= bit;
      heads[bucket] = row;
      behind[row] = -1;
      return;
    }
    int rank = ranks[row];
    int at = heads[bucket];
    if (rank <= ranks[at]) {
      behind[row] = at;
      heads[bucket] = row;
      return;
    }
    while (behind[at] >= 0 && ranks[behind[at]] < rank) at = behind[at];
    behind[row] = behind[at];
    behind[at] = row;
  }
}
