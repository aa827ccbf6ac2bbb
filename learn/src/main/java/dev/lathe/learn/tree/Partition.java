package dev.lathe.learn.tree;

import dev.lathe.math.Workers;

/// Row numbers in an order in which every node of a growing tree has its rows side by side. Parting
/// a node keeps the order within both halves, so the result does not depend on how the work is cut.
/// Nodes that share no rows may be parted at the same time.
///
/// **Cost.** One to two nanoseconds a row; no branch depends on where a row goes.
final class Partition {
  private static final int BLOCK = 4096;
  private static final byte[] AS_THEY_ARE = {0, 1};

  private final int[] rows;
  private final int[] spare;

  /// The side of each row of a node that is parted by a wide column.
  private byte[] sides = {};

  /// A partition of so many rows.
  Partition(int rows) {
    this.rows = new int[rows];
    spare = new int[rows];
  }

  /// Puts the rows in the order of their numbers.
  void begin(Workers workers) {
    int blocks = (rows.length + BLOCK - 1) / BLOCK;
    workers.forEach(
        blocks,
        block -> {
          int to = Math.min(rows.length, block * BLOCK + BLOCK);
          for (int row = block * BLOCK; row < to; row++) rows[row] = row;
        });
  }

  /// Puts the rows in another order.
  ///
  /// @param order every row number
  void begin(int[] order) {
    System.arraycopy(order, 0, rows, 0, rows.length);
  }

  /// The row numbers in their present order; not to be written to.
  int[] rows() {
    return rows;
  }

  /// Puts those rows between `from` and `to` first whose bin goes left, and returns where the
  /// others begin.
  ///
  /// @param bins the bins of the column that decides
  /// @param right 0 for each bin that goes left, 1 for each that goes right, `(256)`
  int part(int from, int to, byte[] bins, byte[] right, Team team) {
    if (to - from <= 2 * BLOCK || team.threads() == 1) {
      int lefts = part(rows, from, to, bins, right, rows, from, spare, from);
      System.arraycopy(spare, from, rows, from + lefts, to - from - lefts);
      return from + lefts;
    }
    int blocks = (to - from + BLOCK - 1) / BLOCK;
    int[] lefts = new int[blocks];
    team.forEach(
        blocks,
        block -> {
          int start = from + block * BLOCK;
          int end = Math.min(to, start + BLOCK);
          lefts[block] = partApart(start, end, bins, right);
        });
    int[] starts = new int[blocks];
    int middle = from;
    for (int block = 0; block < blocks; block++) {
      starts[block] = middle;
      middle += lefts[block];
    }
    int boundary = middle;
    team.forEach(
        blocks,
        block -> {
          int start = from + block * BLOCK;
          int end = Math.min(to, start + BLOCK);
          int before = start - from - (starts[block] - from); // rights of the blocks before
          System.arraycopy(spare, start, rows, starts[block], lefts[block]);
          copyBackwards(end, start + lefts[block], boundary + before);
        });
    return boundary;
  }

  /// The same by a column of more bins than a byte tells apart.
  ///
  /// @param right 0 for each bin that goes left, 1 for each that goes right
  int part(int from, int to, char[] bins, byte[] right, Team team) {
    byte[] sides = sides(bins.length);
    int blocks = (to - from + BLOCK - 1) / BLOCK;
    team.forEach(
        blocks,
        block -> {
          int start = from + block * BLOCK;
          int end = Math.min(to, start + BLOCK);
          for (int i = start; i < end; i++) sides[rows[i]] = right[bins[rows[i]]];
        });
    return part(from, to, sides, AS_THEY_ARE, team);
  }

  private synchronized byte[] sides(int rows) {
    if (sides.length == 0) sides = new byte[rows];
    return sides;
  }

  /// Gives the rows between two places a label, until the next node is parted.
  void label(int from, int to, int label) {
    for (int at = from; at < to; at++) spare[rows[at]] = label;
  }

  /// The label of each row.
  int[] labels() {
    return spare;
  }

  private static int part(
      int[] source,
      int from,
      int to,
      byte[] bins,
      byte[] right,
      int[] lefts,
      int left,
      int[] rights,
      int start) {
    int l = left;
    int r = start;
    for (int i = from; i < to; i++) {
      int row = source[i];
      int side = right[bins[row] & 0xFF];
      lefts[l] = row;
      rights[r] = row;
      r += side;
      l += 1 - side;
    }
    return l - left;
  }

  /// Parts a block into the spare array: lefts from its start on, rights from its end backwards.
  private int partApart(int from, int to, byte[] bins, byte[] right) {
    int l = from;
    int r = to - 1;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int side = right[bins[row] & 0xFF];
      spare[l] = row;
      spare[r] = row;
      r -= side;
      l += 1 - side;
    }
    return l - from;
  }

  private void copyBackwards(int end, int start, int target) {
    for (int i = end - 1, at = target; i >= start; i--, at++) {
      rows[at] = spare[i];
    }
  }
}
