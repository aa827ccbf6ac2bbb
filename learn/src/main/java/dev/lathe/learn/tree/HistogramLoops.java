package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.SparseRows;
import java.util.Arrays;
import java.util.Optional;

/*
 * The loops in which training spends most of its time. Rows are taken a block at a time; their words
 * are gathered so that those of one word and all rows stand side by side, and then each word is
 * added up by a loop of its own, whose sums fit the first-level cache.
 *
 * Sparse columns are added row by row, the common bin left out and made good at the end; wide ones
 * are in [WideLoops].
 *
 * A column that a tree may not use is left out: what is left of a word is added up four columns at
 * a time, then two, then one. Masking a place by the length of an array that is a power of two frees
 * it from its check, and so does a place that is a constant plus a byte.
 */
final class HistogramLoops {
  static final int BLOCK = 512;

  /// With so many columns of a word it is quicker to add up all eight, or with so many of its first
  /// four those; the others are not looked at.
  private static final int ENOUGH_FOR_EIGHT = 6;

  private static final int ENOUGH_FOR_FOUR = 3;

  private static final int WORDS_AT_ONCE = 8;

  private final BinnedTable table;
  private final HistogramLayout layout;

  /// For each word the lanes that take part, ascending.
  private final int[][] lanes;

  private final SharedLanes shared;

  private final Optional<SparseRows> sparse;
  private final WideLoops wide;

  /// @param columns the columns that take part, ascending
  HistogramLoops(BinnedTable table, HistogramLayout layout, int[] columns) {
    this.table = table;
    this.layout = layout;
    lanes = new int[table.words()][];
    int[] all =
        Arrays.stream(columns)
            .filter(table::dense)
            .map(column -> table.lanes().of(table.place(column)))
            .sorted()
            .distinct()
            .toArray();
    int at = 0;
    for (int word = 0; word < lanes.length; word++) {
      int from = at;
      while (at < all.length && all[at] / BinnedTable.LANES == word) at++;
      lanes[word] = Arrays.copyOfRange(all, from, at);
    }
    shared = new SharedLanes(table, layout, columns);
    boolean lists = Arrays.stream(columns).anyMatch(table::sparse);
    sparse = lists ? table.sparse() : Optional.empty();
    wide = new WideLoops(table, columns);
  }

  /// What one thread needs beside the histogram.
  static final class Scratch {
    private final long[] words;
    private final long[] values = new long[BLOCK];

    Scratch(BinnedTable table) {
      words = new long[BLOCK * Math.min(WORDS_AT_ONCE, table.words())];
    }
  }

  /// Adds rows to a histogram.
  ///
  /// @param rows row numbers, of which those from `from` up to `to` are added
  /// @param packed gradient and hessian of each row of the table
  void add(Histogram into, int[] rows, int from, int to, long[] packed, Scratch scratch) {
    for (int start = from; start < to; start += BLOCK) {
      int count = Math.min(BLOCK, to - start);
      gather(rows, start, count, packed, scratch.values);
      for (int word = 0; word < lanes.length; word += WORDS_AT_ONCE) {
        int words = Math.min(WORDS_AT_ONCE, lanes.length - word);
        table.gather(rows, start, count, word, words, scratch.words, BLOCK);
        for (int k = 0; k < words; k++) add(into, word + k, scratch, k * BLOCK, count);
      }
      if (sparse.isPresent()) {
        sparse.get().add(rows, start, count, scratch.values, into.sparse());
      }
      wide.add(into, rows, start, count, scratch.values);
    }
  }

  /// Completes a histogram to which all rows of a node were added.
  ///
  /// @param total the packed sum of those rows
  void complete(Histogram histogram, long total) {
    shared.complete(histogram);
    if (sparse.isPresent()) sparse.get().complete(histogram.sparse(), total);
  }

  private static void gather(int[] rows, int from, int count, long[] packed, long[] values) {
    for (int i = 0; i < count; i++) values[i] = packed[rows[from + i]];
  }

  private void add(Histogram into, int word, Scratch scratch, int at, int count) {
    int[] lanes = this.lanes[word];
    long[] sums = into.word(word);
    if (lanes.length >= ENOUGH_FOR_EIGHT && layout.even(word)) {
      eight(scratch.words, at, scratch.values, count, sums);
      return;
    }
    int next = 0;
    if (layout.even(word)) {
      while (next < lanes.length && shift(lanes[next]) < Integer.SIZE) next++;
      if (next >= ENOUGH_FOR_FOUR) firstFour(scratch.words, at, scratch.values, count, sums);
      else next = 0;
    }
    for (; next + 4 <= lanes.length; next += 4) {
      four(scratch.words, at, scratch.values, count, sums, lanes, next);
    }
    if (next + 2 <= lanes.length) {
      two(scratch.words, at, scratch.values, count, sums, lanes, next);
      next += 2;
    }
    if (next < lanes.length) {
      one(scratch.words, at, scratch.values, count, sums, lanes[next]);
    }
  }

  private static void eight(long[] words, int at, long[] values, int count, long[] sums) {
    if (sums.length < 2048) throw new IllegalArgumentException("eight columns need 2048 places");
    for (int i = 0; i < count; i++) {
      long value = values[i];
      long word = words[at + i];
      int low = (int) word;
      int high = (int) (word >>> 32);
      sums[low & 0xFF] += value;
      sums[256 + ((low >>> 8) & 0xFF)] += value;
      sums[512 + ((low >>> 16) & 0xFF)] += value;
      sums[768 + (low >>> 24)] += value;
      sums[1024 + (high & 0xFF)] += value;
      sums[1280 + ((high >>> 8) & 0xFF)] += value;
      sums[1536 + ((high >>> 16) & 0xFF)] += value;
      sums[1792 + (high >>> 24)] += value;
    }
  }

  private static void firstFour(long[] words, int at, long[] values, int count, long[] sums) {
    if (sums.length < 1024) throw new IllegalArgumentException("four columns need 1024 places");
    for (int i = 0; i < count; i++) {
      long value = values[i];
      int low = (int) words[at + i];
      sums[low & 0xFF] += value;
      sums[256 + ((low >>> 8) & 0xFF)] += value;
      sums[512 + ((low >>> 16) & 0xFF)] += value;
      sums[768 + (low >>> 24)] += value;
    }
  }

  private static int shift(int lane) {
    return lane % BinnedTable.LANES * 8;
  }

  private void four(
      long[] words, int at, long[] values, int count, long[] sums, int[] lanes, int next) {
    int a = lanes[next];
    int b = lanes[next + 1];
    int c = lanes[next + 2];
    int d = lanes[next + 3];
    four(
        words,
        at,
        values,
        count,
        sums,
        shift(a) | shift(b) << 8 | shift(c) << 16 | shift(d) << 24,
        layout.lane(a),
        layout.lane(b),
        layout.lane(c),
        layout.lane(d));
  }

  private static void four(
      long[] words,
      int at,
      long[] values,
      int count,
      long[] sums,
      int shifts,
      int a,
      int b,
      int c,
      int d) {
    int mask = sums.length - 1;
    int shiftB = shifts >>> 8;
    int shiftC = shifts >>> 16;
    int shiftD = shifts >>> 24;
    for (int i = 0; i < count; i++) {
      long value = values[i];
      long word = words[at + i];
      sums[(a + ((int) (word >>> shifts) & 0xFF)) & mask] += value;
      sums[(b + ((int) (word >>> shiftB) & 0xFF)) & mask] += value;
      sums[(c + ((int) (word >>> shiftC) & 0xFF)) & mask] += value;
      sums[(d + ((int) (word >>> shiftD) & 0xFF)) & mask] += value;
    }
  }

  private void two(
      long[] words, int at, long[] values, int count, long[] sums, int[] lanes, int next) {
    int mask = sums.length - 1;
    int shiftA = shift(lanes[next]);
    int shiftB = shift(lanes[next + 1]);
    int a = layout.lane(lanes[next]);
    int b = layout.lane(lanes[next + 1]);
    for (int i = 0; i < count; i++) {
      long value = values[i];
      long word = words[at + i];
      sums[(a + ((int) (word >>> shiftA) & 0xFF)) & mask] += value;
      sums[(b + ((int) (word >>> shiftB) & 0xFF)) & mask] += value;
    }
  }

  private void one(long[] words, int at, long[] values, int count, long[] sums, int lane) {
    int mask = sums.length - 1;
    int shift = shift(lane);
    int a = layout.lane(lane);
    for (int i = 0; i < count; i++) {
      sums[(a + ((int) (words[at + i] >>> shift) & 0xFF)) & mask] += values[i];
    }
  }
}
