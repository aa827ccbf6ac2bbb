package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// The rows of one tree of a forest: each distinct row once, beside it what it carries ([Loads]),
/// and the rows that were not drawn, which the tree is judged on. They are parted together, so that
/// a node reads its own stretch in order.
final class ForestSample {
  final int[] rows;
  final long[] loads;

  /// Rows that were not drawn, reordered on the way.
  final int[] others;

  private final int[] spareRows;
  private final long[] spareLoads;
  private final byte[] sides;

  private ForestSample(int[] rows, long[] loads, int[] others) {
    this.rows = rows;
    this.loads = loads;
    this.others = others;
    int most = Math.max(rows.length, others.length);
    spareRows = new int[most];
    spareLoads = new long[rows.length];
    sides = new byte[most];
  }

  /// Draws rows with replacement.
  ///
  /// @param odds how likely each row is to be drawn
  /// @param draws how many rows are drawn
  static ForestSample draw(Odds odds, int draws, Loads loads, RandomStream random) {
    int[] times = new int[odds.rows()];
    for (int draw = 0; draw < draws; draw++) times[odds.row(random)]++;
    return of(times, odds, loads);
  }

  /// All rows.
  ///
  /// @param times how often each counts
  static ForestSample of(int[] times, Odds odds, Loads loads) {
    int distinct = 0;
    int left = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] > 0) distinct++;
      else if (odds.likely(row)) left++;
    }
    // One place more, so that each row can be written to both before it is known where it belongs.
    int[] rows = new int[distinct + 1];
    int[] others = new int[left + 1];
    int next = 0;
    int other = 0;
    for (int row = 0; row < times.length; row++) {
      int drawn = -times[row] >>> 31;
      rows[next] = row;
      others[other] = row;
      next += drawn;
      other += odds.likely(row) ? 1 - drawn : 0;
    }
    long[] carried = new long[distinct];
    for (int i = 0; i < distinct; i++) carried[i] = loads.of(rows[i], times[rows[i]]);
    return new ForestSample(Arrays.copyOf(rows, distinct), carried, Arrays.copyOf(others, left));
  }

  int size() {
    return rows.length;
  }

  /// Parts a stretch of rows, keeping their order, and returns where the right ones begin.
  int part(int from, int to, ForestColumns columns, Place place) {
    columns.sides(place, rows, from, to, sides);
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      long load = loads[i];
      int side = sides[i - from];
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

  /// Parts a stretch of the other rows, and returns where the right ones begin.
  int partOthers(int from, int to, ForestColumns columns, Place place) {
    if (from == to) return from;
    columns.sides(place, others, from, to, sides);
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = others[i];
      int side = sides[i - from];
      others[left] = row;
      spareRows[right] = row;
      left += 1 - side;
      right += side;
    }
    System.arraycopy(spareRows, 0, others, left, right);
    return left;
  }
}
