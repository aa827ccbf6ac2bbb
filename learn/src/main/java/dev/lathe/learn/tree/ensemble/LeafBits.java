package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;

/*
 * Small trees gone down by all their nodes at once, many rows beside each other.
 *
 * Each leaf of a tree has a bit, numbered from the left; a row begins with all of them. A node that
 * sends the row right takes away the leaves on its left side. When all nodes have spoken, the lowest
 * bit left is the row's leaf, in whatever order they spoke: a leaf further left than the right one
 * was taken away where the two part, and the right one never is.
 *
 * Every node does the same to every row of a block, without a branch, which the compiler turns into
 * vectors; that beats going down as long as the leaves fit the bits of a word. Arrays are apart for
 * each slot, as loops over them become vectors only when they all begin at 0.
 *
 * Source: Lucchese et al., "QuickScorer", SIGIR 2015, for the bits; the block form, which visits all
 * nodes and not only those that send right, is of "V-QuickScorer", SIGIR 2016.
 */
final class LeafBits {
  private final Trees trees;
  private final int[] ends;
  private final int[] numberEnds;
  private final int[] slots;
  private final int[] limits;
  private final long[] masks;
  private final long[][] byCode;
  private final LeafNumbers leaves;

  LeafBits(Trees trees, Slots encoding) {
    this.trees = trees;
    int count = trees.count();
    int inner = (trees.nodes() - count) / 2;
    ends = new int[count];
    numberEnds = new int[count];
    slots = new int[inner];
    limits = new int[inner];
    masks = new long[inner];
    byCode = new long[inner][];
    leaves = new LeafNumbers(trees);
    int at = 0;
    for (int tree = 0; tree < count; tree++) {
      for (int kind = 0; kind < 2; kind++) {
        for (int node = trees.root(tree); node < trees.end(tree); node++) {
          if (trees.left(node) == 0 || trees.category(node) != (kind == 1)) continue;
          masks[at] = leaves.left(node);
          if (kind == 0) number(node, encoding, at++);
          else category(node, encoding, at++);
        }
        (kind == 0 ? numberEnds : ends)[tree] = at;
      }
    }
  }

  private void number(int node, Slots encoding, int at) {
    slots[at] = encoding.slot(trees, node);
    limits[at] = encoding.limit(trees, node) + 1;
  }

  private void category(int node, Slots encoding, int at) {
    Slots.Codes codes = encoding.codes(trees, node);
    slots[at] = codes.code();
    long[] each = new long[codes.codes()];
    for (int code = 0; code < each.length; code++) {
      each[code] = Slots.goesRight(trees, node, codes, code) ? masks[at] : -1;
    }
    byCode[at] = each;
  }

  /// Adds what every tree says of each row to its scores, the trees in their order.
  ///
  /// @param cells the rows' slots, an array for each
  /// @param bits a place for each row
  /// @param at where in `scores` those of the first row begin
  void addTo(double[] scores, int at, int count, int[][] cells, long[] bits) {
    int node = 0;
    for (int tree = 0; tree < ends.length; tree++) {
      Arrays.fill(bits, 0, count, -1);
      for (; node + 4 <= numberEnds[tree]; node += 4) four(node, cells, bits, count);
      for (; node < numberEnds[tree]; node++) {
        one(cells[slots[node]], limits[node], masks[node], bits, count);
      }
      for (; node < ends[tree]; node++) {
        each(cells[slots[node]], byCode[node], bits, count);
      }
      add(bits, leaves.start(tree), scores, at + trees.output(tree), count);
    }
  }

  private void four(int node, int[][] cells, long[] bits, int count) {
    four(
        cells[slots[node]],
        limits[node],
        masks[node],
        cells[slots[node + 1]],
        limits[node + 1],
        masks[node + 1],
        cells[slots[node + 2]],
        limits[node + 2],
        masks[node + 2],
        cells[slots[node + 3]],
        limits[node + 3],
        masks[node + 3],
        bits,
        count);
  }

  private static void four(
      int[] a,
      int limitA,
      long maskA,
      int[] b,
      int limitB,
      long maskB,
      int[] c,
      int limitC,
      long maskC,
      int[] d,
      int limitD,
      long maskD,
      long[] bits,
      int count) {
    for (int row = 0; row < count; row++) {
      bits[row] &=
          (maskA | (a[row] - limitA) >> 31)
              & (maskB | (b[row] - limitB) >> 31)
              & (maskC | (c[row] - limitC) >> 31)
              & (maskD | (d[row] - limitD) >> 31);
    }
  }

  private static void one(int[] cells, int limit, long mask, long[] bits, int count) {
    for (int row = 0; row < count; row++) bits[row] &= mask | (cells[row] - limit) >> 31;
  }

  private static void each(int[] cells, long[] byCode, long[] bits, int count) {
    for (int row = 0; row < count; row++) bits[row] &= byCode[cells[row]];
  }

  private void add(long[] bits, int from, double[] scores, int at, int count) {
    int step = trees.outputs();
    double[] values = leaves.values();
    if (trees.single()) {
      for (int row = 0, to = at; row < count; row++, to += step) {
        scores[to] = (float) (scores[to] + values[from + Long.numberOfTrailingZeros(bits[row])]);
      }
      return;
    }
    for (int row = 0, to = at; row < count; row++, to += step) {
      scores[to] += values[from + Long.numberOfTrailingZeros(bits[row])];
    }
  }
}
