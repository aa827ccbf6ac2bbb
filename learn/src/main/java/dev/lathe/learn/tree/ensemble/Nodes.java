package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/*
 * The nodes of all trees, in flat arrays.
 *
 * A node is one long: the place of its left child (31 bits, the right one stands behind it; 0 in a
 * leaf), its column (24 bits), and two flags. Beside it stands one double: a leaf's value, the
 * threshold that what goes left does not exceed, or, over categories, where in `levels` the 256 bits
 * begin that say which bins go left. Children stand behind their parent, so every way down ends.
 */
final class Nodes {
  static final int MOST_COLUMNS = 1 << 24;

  /// How many words hold a bit for each of 256 bins.
  static final int WORDS = 4;

  private static final int COLUMN_SHIFT = 31;
  private static final long CHILD = (1L << COLUMN_SHIFT) - 1;
  private static final long MISSING_LEFT = 1L << 62;
  private static final long CATEGORY = 1L << 63;

  private final long[] packed;
  private final double[] values;
  private final long[] levels;

  Nodes(long[] packed, double[] values, long[] levels) {
    this.packed = packed;
    this.values = values;
    this.levels = levels;
    if (packed.length != values.length) throw damaged("nodes");
  }

  static long leaf() {
    return 0;
  }

  static long node(int column, int left, boolean missingLeft, boolean category) {
    return left
        | ((long) column << COLUMN_SHIFT)
        | (missingLeft ? MISSING_LEFT : 0)
        | (category ? CATEGORY : 0);
  }

  static ModelFileException damaged(String what) {
    return new ModelFileException("the trees are damaged: their " + what + " do not fit");
  }

  /// Refuses a node from which a way down would leave its tree or its columns.
  ///
  /// @param end the place behind the last node of its tree
  void check(int node, int end, int width) {
    long child = packed[node] & CHILD;
    if (child == 0) {
      if (!Double.isFinite(values[node])) throw damaged("value of a leaf");
      return;
    }
    if (child <= node || child + 1 >= end) throw damaged("child");
    if (column(node) >= width) throw damaged("column");
    double value = values[node];
    if (!category(node)) {
      if (Double.isNaN(value)) throw damaged("threshold");
    } else if (!(value >= 0 && value == Math.rint(value) && value + WORDS <= levels.length)) {
      throw damaged("levels");
    }
  }

  int count() {
    return packed.length;
  }

  boolean isLeaf(int node) {
    return (packed[node] & CHILD) == 0;
  }

  int left(int node) {
    return (int) (packed[node] & CHILD);
  }

  int column(int node) {
    return column(packed[node]);
  }

  private static int column(long node) {
    return (int) (node >>> COLUMN_SHIFT) & (MOST_COLUMNS - 1);
  }

  boolean category(int node) {
    return packed[node] < 0;
  }

  boolean missingLeft(int node) {
    return (packed[node] & MISSING_LEFT) != 0;
  }

  double value(int node) {
    return values[node];
  }

  boolean binLeft(int node, int bin) {
    return (levels[(int) values[node] + (bin >>> 6)] >>> (bin & 63) & 1) != 0;
  }

  boolean same(int node, int other) {
    if (column(node) != column(other) || category(node) != category(other)) return false;
    if (missingLeft(node) != missingLeft(other)) return false;
    if (!category(node)) return values[node] == values[other];
    int from = (int) values[node];
    int otherFrom = (int) values[other];
    return Arrays.equals(levels, from, from + WORDS, levels, otherFrom, otherFrom + WORDS);
  }

  boolean goesRight(int node, double value) {
    return goesRight(packed[node], values[node], value);
  }

  /// The leaf that the row beginning at a place comes to.
  int find(int root, double[] row, int at) {
    int node = root;
    long here = packed[node];
    while ((here & CHILD) != 0) {
      double value = row[at + column(here)];
      node = (int) (here & CHILD) + (goesRight(here, values[node], value) ? 1 : 0);
      here = packed[node];
    }
    return node;
  }

  private boolean goesRight(long node, double threshold, double value) {
    if (node >= 0) {
      return (node & MISSING_LEFT) != 0 ? value > threshold : !(value <= threshold);
    }
    if (!(value >= 0 && value < 64 * WORDS)) return (node & MISSING_LEFT) == 0;
    int bin = (int) value;
    return (levels[(int) threshold + (bin >>> 6)] >>> (bin & 63) & 1) == 0;
  }

  /// The same nodes with other values of their leaves.
  Nodes leafValues(double[] perNode) {
    double[] changed = values.clone();
    for (int node = 0; node < packed.length; node++) {
      if (isLeaf(node)) changed[node] = perNode[node];
    }
    return new Nodes(packed, changed, levels);
  }

  void leafValues(DoubleConsumer consumer) {
    for (int node = 0; node < packed.length; node++) {
      if (isLeaf(node)) consumer.accept(values[node]);
    }
  }

  /// How many splits there are on the way from a root to its leaves, on average.
  ///
  /// @param end the place behind the last node of its tree
  double meanDepth(int root, int end) {
    int[] depth = new int[end - root];
    long leaves = 0;
    long total = 0;
    for (int node = root; node < end; node++) {
      int child = left(node);
      if (child == 0) {
        leaves++;
        total += depth[node - root];
      } else {
        depth[child - root] = depth[node - root] + 1;
        depth[child + 1 - root] = depth[node - root] + 1;
      }
    }
    return (double) total / leaves;
  }

  Parts addTo(Parts parts) {
    return parts.with("nodes", packed).with("values", values).with("levels", levels);
  }

  static Nodes from(Parts parts) {
    return new Nodes(parts.longs("nodes"), parts.doubles("values"), parts.longs("levels"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nodes nodes
        && Arrays.equals(packed, nodes.packed)
        && Arrays.equals(values, nodes.values)
        && Arrays.equals(levels, nodes.levels);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(packed) + Arrays.hashCode(values);
  }
}
