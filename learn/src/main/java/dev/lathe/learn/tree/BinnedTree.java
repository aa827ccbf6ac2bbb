package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import java.util.ArrayList;
import java.util.List;

/// A tree that has just been grown: its splits by bins, its leaves' values. Children are numbered
/// in pairs behind their parent, so a tree of n leaves has nodes 0 to 2n - 2.
final class BinnedTree {
  private final List<Split> splits = new ArrayList<>();
  private final List<Integer> lefts = new ArrayList<>();
  private double[] values = {};
  private double[] covers = {};

  BinnedTree() {
    splits.add(Split.NONE);
    lefts.add(0);
  }

  /// Parts a leaf and returns the number of its left child; the right one's is the next.
  int part(int node, Split split) {
    int left = splits.size();
    splits.set(node, split);
    lefts.set(node, left);
    for (int child = 0; child < 2; child++) {
      splits.add(Split.NONE);
      lefts.add(0);
    }
    return left;
  }

  int nodes() {
    return splits.size();
  }

  boolean leaf(int node) {
    return lefts.get(node) == 0;
  }

  Split split(int node) {
    return splits.get(node);
  }

  int left(int node) {
    return lefts.get(node);
  }

  double value(int node) {
    return values[node];
  }

  /// Sets the value of every node; those of inner nodes are not read.
  void values(double[] values) {
    this.values = values;
  }

  /// Sets how many rows each leaf has, by weight; those of inner nodes are not read.
  void covers(double[] covers) {
    this.covers = covers;
  }

  /// Says of all nodes how many rows they have and what their splits gained.
  private void note(TreesBuilder builder) {
    if (covers.length == 0) return;
    double[] gains = new double[nodes()];
    for (int node = nodes() - 1; node >= 0; node--) {
      if (leaf(node)) continue;
      covers[node] = covers[left(node)] + covers[left(node) + 1];
      gains[node] = split(node).gain();
    }
    builder.covers(covers);
    builder.gains(gains);
  }

  /// Writes the tree into an ensemble: bins become thresholds between values.
  void writeTo(TreesBuilder builder, Bins bins, int output) {
    builder.begin(output, nodes());
    note(builder);
    for (int node = 0; node < nodes(); node++) {
      Split split = split(node);
      int column = split.column();
      if (leaf(node)) {
        builder.leaf(node, values[node]);
      } else if (split.levels().length > 0) {
        builder.categories(node, column, left(node), split.levels(), split.missingLeft());
      } else {
        double threshold = ((NumberBins) bins.column(column)).threshold(split.bin());
        builder.numbers(node, column, left(node), threshold, split.missingLeft());
      }
    }
  }

  /// Multiplies the value of every node.
  void scale(double factor) {
    for (int node = 0; node < values.length; node++) values[node] *= factor;
  }

  /// Adds each row's leaf value to its score, for rows that the tree was not grown on.
  ///
  /// @param sign what values are multiplied by
  /// @param rows row numbers, reordered on the way
  void addTo(double[] scores, double sign, BinnedTable table, int[] rows) {
    var parting = new Parting(nodes());
    for (int node = 0; node < nodes(); node++) {
      if (!leaf(node)) parting.add(node, split(node), table);
    }
    int block = Gradients.BLOCK;
    int blocks = (rows.length + block - 1) / block;
    table
        .workers()
        .forEach(
            blocks,
            i -> {
              int from = i * block;
              int to = Math.min(rows.length, from + block);
              descend(0, parting, scores, sign, rows, from, to, new int[to - from]);
            });
  }

  private void descend(
      int node,
      Parting parting,
      double[] scores,
      double sign,
      int[] rows,
      int from,
      int to,
      int[] spare) {
    if (from == to) return;
    if (leaf(node)) {
      double value = sign * values[node];
      for (int i = from; i < to; i++) scores[rows[i]] += value;
      return;
    }
    int rights = parting.part(node, rows, from, to, spare);
    int middle = to - rights;
    System.arraycopy(spare, 0, rows, middle, rights);
    descend(left(node), parting, scores, sign, rows, from, middle, spare);
    descend(left(node) + 1, parting, scores, sign, rows, middle, to, spare);
  }

  /// What parts the rows of each node.
  private static final class Parting {
    private final byte[][] sides;
    private final byte[][] bytes;
    private final char[][] chars;

    Parting(int nodes) {
      sides = new byte[nodes][];
      bytes = new byte[nodes][];
      chars = new char[nodes][0];
    }

    void add(int node, Split split, BinnedTable table) {
      ColumnBins bins = table.bins().column(split.column());
      sides[node] = split.sides(bins.size());
      if (bins.wide()) chars[node] = table.chars(split.column());
      else bytes[node] = table.column(split.column());
    }

    /// Moves the rows that go left to the front, writes the others to the spare ones, and says how
    /// many those are.
    int part(int node, int[] rows, int from, int to, int[] spare) {
      return chars[node].length > 0
          ? part(chars[node], sides[node], rows, from, to, spare)
          : part(bytes[node], sides[node], rows, from, to, spare);
    }

    private static int part(byte[] bins, byte[] right, int[] rows, int from, int to, int[] spare) {
      int lefts = from;
      int rights = 0;
      for (int i = from; i < to; i++) {
        int row = rows[i];
        int side = right[bins[row] & 0xFF];
        rows[lefts] = row;
        spare[rights] = row;
        rights += side;
        lefts += 1 - side;
      }
      return rights;
    }

    private static int part(char[] bins, byte[] right, int[] rows, int from, int to, int[] spare) {
      int lefts = from;
      int rights = 0;
      for (int i = from; i < to; i++) {
        int row = rows[i];
        int side = right[bins[row]];
        rows[lefts] = row;
        spare[rights] = row;
        rights += side;
        lefts += 1 - side;
      }
      return rights;
    }
  }
}
