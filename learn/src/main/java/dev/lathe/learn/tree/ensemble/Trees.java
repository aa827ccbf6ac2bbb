package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// Trees whose leaves' values add up to scores, all nodes in a few flat arrays.
///
/// ```java
/// static double score(Trees trees, double[] row) {
///   double[] scores = new double[trees.outputs()];
///   trees.addTo(scores, row, 1);
///   return scores[0];
/// }
/// ```
///
/// **Shapes.** A row has one value for each column, as [Inputs] gives them; a score for each
/// output. Each tree adds to one output.
///
/// **Missing values.** `NaN` goes the way each split learned.
///
/// **Units.** Scores are sums of doubles; of trees that are [#single()] they are rounded to single
/// precision after every tree, as a library that computes so has them.
///
/// **Cost.** One comparison for each node on the way: about depth × trees steps a row, and 16 bytes
/// a node. A row's scores depend on that row alone, to the last bit, however many are scored at
/// once.
public final class Trees implements Saved {
  /*
   * A node is one long: the place of its left child (31 bits, the right one stands behind it; 0 in
   * a leaf), its column (24 bits), and two flags. Beside it stands one double: a leaf's value, the
   * threshold that what goes left does not exceed, or, over categories, where in `levels` the 256
   * bits begin that say which bins go left. Children stand behind their parent, so every way down
   * ends.
   */
  private static final String TYPE = "trees.v1";
  private static final int COLUMN_SHIFT = 31;
  private static final int MOST_COLUMNS = 1 << 24;
  private static final long CHILD = (1L << COLUMN_SHIFT) - 1;
  private static final long MISSING_LEFT = 1L << 62;
  private static final long CATEGORY = 1L << 63;

  /// How many words hold a bit for each of 256 bins.
  public static final int WORDS = 4;

  private final int width;
  private final int outputs;
  private final int[] starts;
  private final int[] output;
  private final long[] nodes;
  private final double[] values;
  private final long[] levels;
  private final Notes notes;
  private final boolean single;
  private final long steps;

  Trees(
      int width,
      int outputs,
      int[] starts,
      int[] output,
      long[] nodes,
      double[] values,
      long[] levels,
      Notes notes,
      boolean single) {
    this.width = width;
    this.outputs = outputs;
    this.starts = starts;
    this.output = output;
    this.nodes = nodes;
    this.values = values;
    this.levels = levels;
    this.notes = notes;
    this.single = single;
    check();
    notes.check(nodes.length);
    steps = countSteps();
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

  private static int column(long node) {
    return (int) (node >>> COLUMN_SHIFT) & (MOST_COLUMNS - 1);
  }

  private void check() {
    require(width >= 0 && width <= MOST_COLUMNS, "columns");
    require(outputs >= 1, "outputs");
    require(starts.length == output.length + 1 && starts[0] == 0, "starts of trees");
    require(nodes.length == values.length, "nodes");
    require(starts[output.length] == nodes.length, "ends of trees");
    for (int tree = 0; tree < output.length; tree++) {
      require(output[tree] >= 0 && output[tree] < outputs, "output");
      require(
          starts[tree] < starts[tree + 1] && starts[tree + 1] <= nodes.length, "starts of trees");
      for (int node = starts[tree]; node < starts[tree + 1]; node++) check(node, starts[tree + 1]);
    }
  }

  private void check(int node, int end) {
    long packed = nodes[node];
    long child = packed & CHILD;
    if (child == 0) {
      require(Double.isFinite(values[node]), "value of a leaf");
      return;
    }
    require(child > node && child + 1 < end, "child");
    require(column(packed) < width, "column");
    if (packed < 0) {
      double at = values[node];
      require(at >= 0 && at == Math.rint(at) && at + WORDS <= levels.length, "levels");
    } else {
      require(!Double.isNaN(values[node]), "threshold");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds)
      throw new ModelFileException("the trees are damaged: their " + what + " do not fit");
  }

  /// How many trees there are.
  public int count() {
    return output.length;
  }

  /// How many columns a row has.
  public int width() {
    return width;
  }

  /// How many scores a row has.
  public int outputs() {
    return outputs;
  }

  /// Adds what every tree says of each row to the row's scores, the trees in their order.
  ///
  /// @param scores `(rows, outputs)`, row by row
  /// @param rows `(rows, columns)`, row by row
  /// @param count how many rows
  public void addTo(double[] scores, double[] rows, int count) {
    if (rows.length < (long) count * width || scores.length < (long) count * outputs) {
      throw new IllegalArgumentException(
          "%s rows need %s values and %s scores, got %s and %s"
              .formatted(count, count * width, count * outputs, rows.length, scores.length));
    }
    for (int tree = 0; tree < output.length; tree++) {
      int root = starts[tree];
      for (int row = 0, at = output[tree]; row < count; row++, at += outputs) {
        scores[at] = sum(scores[at], values[find(root, rows, row * width)]);
      }
    }
  }

  /// Whether scores are rounded to single precision after every tree.
  public boolean single() {
    return single;
  }

  /// A score and what a tree adds to it, rounded as scores are here.
  double sum(double score, double value) {
    double sum = score + value;
    return single ? (float) sum : sum; // exact twice over: a double holds any sum of two floats
  }

  /// What one tree says of the row that begins at a place.
  public double value(int tree, double[] rows, int at) {
    return values[find(starts[tree], rows, at)];
  }

  /// The leaf of one tree that the row beginning at a place comes to.
  public int leaf(int tree, double[] rows, int at) {
    return find(starts[tree], rows, at);
  }

  /// The same trees with other values of their leaves.
  ///
  /// @param perNode one for each node; those of inner nodes are not read
  public Trees leafValues(double[] perNode) {
    double[] changed = values.clone();
    for (int node = 0; node < nodes.length; node++) {
      if ((nodes[node] & CHILD) == 0) changed[node] = perNode[node];
    }
    return new Trees(width, outputs, starts, output, nodes, changed, levels, notes, single);
  }

  /// Shows the value of every leaf.
  public void leafValues(DoubleConsumer consumer) {
    for (int node = 0; node < nodes.length; node++) {
      if ((nodes[node] & CHILD) == 0) consumer.accept(values[node]);
    }
  }

  /// What is gone down, ready for many rows or one at a time.
  public Scorer scorer() {
    return Scorer.of(this, new double[outputs]);
  }

  /// How many nodes there are.
  public int nodes() {
    return nodes.length;
  }

  /// The place of a tree's root among the nodes.
  public int root(int tree) {
    return starts[tree];
  }

  /// The place behind the last node of a tree.
  public int end(int tree) {
    return starts[tree + 1];
  }

  /// The score that a tree adds to.
  public int output(int tree) {
    return output[tree];
  }

  /// The left child of a node, its right one stands behind it; 0 for a leaf.
  public int left(int node) {
    return (int) (nodes[node] & CHILD);
  }

  /// The column that an inner node asks.
  public int column(int node) {
    return column(nodes[node]);
  }

  /// Whether an inner node asks for a bin of categories, not for a number.
  public boolean category(int node) {
    return nodes[node] < 0;
  }

  /// Whether an inner node sends missing values to the left.
  public boolean missingLeft(int node) {
    return (nodes[node] & MISSING_LEFT) != 0;
  }

  /// A leaf's value, or the threshold that numbers which go left do not exceed.
  public double value(int node) {
    return values[node];
  }

  /// Whether it is known how many rows each node was grown on.
  public boolean covered() {
    return notes.covers.length == nodes.length;
  }

  /// How many rows a node was grown on, by weight.
  public double cover(int node) {
    return notes.covers[node];
  }

  /// Whether it is known what each split gained.
  public boolean gained() {
    return notes.gains.length == nodes.length;
  }

  /// What a node's split gained, in the units of what grew it; 0 for a leaf.
  public double gain(int node) {
    return notes.gains[node];
  }

  /// Whether an inner node over categories sends a bin to the left.
  ///
  /// @param bin 0 to 255
  public boolean binLeft(int node, int bin) {
    return (levels[(int) values[node] + (bin >>> 6)] >>> (bin & 63) & 1) != 0;
  }

  /// Whether two inner nodes ask the same.
  boolean same(int node, int other) {
    if (column(node) != column(other) || category(node) != category(other)) return false;
    if (missingLeft(node) != missingLeft(other)) return false;
    if (!category(node)) return values[node] == values[other];
    int from = (int) values[node];
    int otherFrom = (int) values[other];
    return Arrays.equals(levels, from, from + WORDS, levels, otherFrom, otherFrom + WORDS);
  }

  /// Whether an inner node sends a value to the right.
  public boolean goesRight(int node, double value) {
    return goesRight(nodes[node], values[node], value);
  }

  private int find(int root, double[] row, int at) {
    int node = root;
    long packed = nodes[node];
    while ((packed & CHILD) != 0) {
      double value = row[at + column(packed)];
      node = (int) (packed & CHILD) + (goesRight(packed, values[node], value) ? 1 : 0);
      packed = nodes[node];
    }
    return node;
  }

  private boolean goesRight(long packed, double threshold, double value) {
    if (packed >= 0) {
      return (packed & MISSING_LEFT) != 0 ? value > threshold : !(value <= threshold);
    }
    if (!(value >= 0 && value < 64 * WORDS)) return (packed & MISSING_LEFT) == 0;
    int bin = (int) value;
    return (levels[(int) threshold + (bin >>> 6)] >>> (bin & 63) & 1) == 0;
  }

  /// How many comparisons a row takes, the mean over each tree's leaves, rounded up.
  public long steps() {
    return steps;
  }

  private long countSteps() {
    double mean = 0;
    int[] depth = new int[nodes.length];
    for (int tree = 0; tree < output.length; tree++) {
      long leaves = 0;
      long total = 0;
      for (int node = starts[tree]; node < starts[tree + 1]; node++) {
        int child = (int) (nodes[node] & CHILD);
        if (child == 0) {
          leaves++;
          total += depth[node];
        } else {
          depth[child] = depth[node] + 1;
          depth[child + 1] = depth[node] + 1;
        }
      }
      mean += (double) total / leaves;
    }
    return (long) Math.ceil(mean);
  }

  /// How often each column decides.
  public int[] splits() {
    int[] splits = new int[width];
    for (long node : nodes) {
      if ((node & CHILD) != 0) splits[column(node)]++;
    }
    return splits;
  }

  /// What each column's splits gained together, in the units of what grew them.
  ///
  /// @throws IllegalStateException when the trees do not say, as those saved by early versions
  public double[] gains() {
    if (!gained()) {
      throw new IllegalStateException(
          "these trees do not say what their splits gained; count their splits, or fit them again");
    }
    double[] gains = new double[width];
    for (int node = 0; node < nodes.length; node++) {
      if ((nodes[node] & CHILD) != 0) gains[column(nodes[node])] += notes.gains[node];
    }
    return gains;
  }

  @Override
  public Parts parts() {
    Parts parts =
        Parts.of(TYPE)
            .with("width", width)
            .with("outputs", outputs)
            .with("starts", starts)
            .with("output", output)
            .with("nodes", nodes)
            .with("values", values)
            .with("levels", levels);
    Parts noted = notes.addTo(parts);
    return single ? noted.with("single", true) : noted;
  }

  /// The trees with these parts, checked so that no way down leaves them or goes on for ever.
  public static Trees from(Parts parts) {
    return new Trees(
        parts.count("width"),
        parts.count("outputs"),
        parts.ints("starts"),
        parts.ints("output"),
        parts.longs("nodes"),
        parts.doubles("values"),
        parts.longs("levels"),
        Notes.from(parts),
        parts.has("single") && parts.yes("single"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trees trees
        && width == trees.width
        && outputs == trees.outputs
        && single == trees.single
        && Arrays.equals(starts, trees.starts)
        && Arrays.equals(output, trees.output)
        && Arrays.equals(nodes, trees.nodes)
        && Arrays.equals(values, trees.values)
        && Arrays.equals(levels, trees.levels)
        && notes.equals(trees.notes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(nodes) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Trees[%s trees of %s nodes]".formatted(count(), nodes.length);
  }
}
