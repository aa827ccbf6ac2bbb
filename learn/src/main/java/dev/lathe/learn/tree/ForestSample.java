package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;

/// The rows drawn for one tree of a forest: each distinct row once, beside it what it carries (how
/// often it was drawn, and its target). Both are parted together, so that a node reads its own
/// stretch in order.
final class ForestSample {
  final int[] rows;
  final long[] loads;
  private final int[] spareRows;
  private final long[] spareLoads;

  private ForestSample(int[] rows, long[] loads) {
    this.rows = rows;
    this.loads = loads;
    spareRows = new int[rows.length];
    spareLoads = new long[rows.length];
  }

  /// Draws rows with replacement.
  ///
  /// @param odds how likely each row is to be drawn
  /// @param draws how many rows are drawn
  /// @param load what a row carries when it is drawn once; a multiple when drawn more often
  static ForestSample draw(Odds odds, int draws, long[] load, RandomStream random) {
    int[] times = new int[odds.rows()];
    int distinct = 0;
    for (int draw = 0; draw < draws; draw++) {
      int row = odds.row(random);
      if (times[row]++ == 0) distinct++;
    }
    int[] rows = new int[distinct];
    long[] loads = new long[distinct];
    int next = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] == 0) continue;
      rows[next] = row;
      loads[next++] = times[row] * load[row];
    }
    return new ForestSample(rows, loads);
  }

  int size() {
    return rows.length;
  }

  /// Parts a stretch of rows, keeping their order, and returns where the right ones begin.
  int part(int from, int to, byte[] bins, byte[] sides) {
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      long load = loads[i];
      int side = sides[bins[row] & 0xFF];
      rows[left] = row;
      loads[left] = load;
      spareRows[right] = row;
      spareLoads[right] = load;
      left += 1 - side;
      right += side;
    }
    System.arraycopy(spareRows, 0, rows, left, right);
    System.arraycopy(spareLoads, 0, loads, left, right);
    return left;
  }
}
