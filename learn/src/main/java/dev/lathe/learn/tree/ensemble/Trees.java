package dev.lathe.learn.tree.ensemble;

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
  private static final String TYPE = "trees.v1";

  /// How many words hold a bit for each of 256 bins.
  public static final int WORDS = Nodes.WORDS;

  private final int width;
  private final int outputs;
  private final int[] starts;
  private final int[] output;
  private final Nodes nodes;
  private final Notes notes;
  private final boolean single;
  private final long steps;

  /// @param starts the place of each tree's root among the nodes, and the place behind the last
  /// @param output the score that each tree adds to
  /// @param single whether scores are rounded to single precision after every tree
  Trees(
      int width,
      int outputs,
      int[] starts,
      int[] output,
      Nodes nodes,
      Notes notes,
      boolean single) {
    this.width = width;
    this.outputs = outputs;
    this.starts = starts;
    this.output = output;
    this.nodes = nodes;
    this.notes = notes;
    this.single = single;
    check();
    notes.check(nodes.count());
    double mean = 0;
    for (int tree = 0; tree < output.length; tree++) {
      mean += nodes.meanDepth(starts[tree], starts[tree + 1]);
    }
    steps = (long) Math.ceil(mean);
  }

  private void check() {
    require(width >= 0 && width <= Nodes.MOST_COLUMNS, "columns");
    require(outputs >= 1, "outputs");
    require(starts.length == output.length + 1 && starts[0] == 0, "starts of trees");
    int end = nodes.count();
    require(starts[output.length] == end, "ends of trees");
    for (int tree = 0; tree < output.length; tree++) {
      require(output[tree] >= 0 && output[tree] < outputs, "output");
      require(starts[tree] < starts[tree + 1] && starts[tree + 1] <= end, "starts of trees");
      for (int node = starts[tree]; node < starts[tree + 1]; node++) {
        nodes.check(node, starts[tree + 1], width);
      }
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) throw Nodes.damaged(what);
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
        scores[at] = sum(scores[at], nodes.value(nodes.find(root, rows, row * width)));
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
    return nodes.value(nodes.find(starts[tree], rows, at));
  }

  /// The leaf of one tree that the row beginning at a place comes to.
  public int leaf(int tree, double[] rows, int at) {
    return nodes.find(starts[tree], rows, at);
  }

  /// The same trees with other values of their leaves.
  ///
  /// @param perNode one for each node; those of inner nodes are not read
  public Trees leafValues(double[] perNode) {
    Nodes changed = nodes.leafValues(perNode);
    return new Trees(width, outputs, starts, output, changed, notes, single);
  }

  /// Shows the value of every leaf.
  public void leafValues(DoubleConsumer consumer) {
    nodes.leafValues(consumer);
  }

  /// What is gone down, ready for many rows or one at a time.
  public Scorer scorer() {
    return Scorer.of(this, new double[outputs]);
  }

  /// How many nodes there are.
  public int nodes() {
    return nodes.count();
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
    return nodes.left(node);
  }

  /// The column that an inner node asks.
  public int column(int node) {
    return nodes.column(node);
  }

  /// Whether an inner node asks for a bin of categories, not for a number.
  public boolean category(int node) {
    return nodes.category(node);
  }

  /// Whether an inner node sends missing values to the left.
  public boolean missingLeft(int node) {
    return nodes.missingLeft(node);
  }

  /// A leaf's value, or the threshold that numbers which go left do not exceed.
  public double value(int node) {
    return nodes.value(node);
  }

  /// Whether it is known how many rows each node was grown on.
  public boolean covered() {
    return notes.covers.length == nodes.count();
  }

  /// How many rows a node was grown on, by weight.
  public double cover(int node) {
    return notes.covers[node];
  }

  /// Whether it is known what each split gained.
  public boolean gained() {
    return notes.gains.length == nodes.count();
  }

  /// What a node's split gained, in the units of what grew it; 0 for a leaf.
  public double gain(int node) {
    return notes.gains[node];
  }

  /// Whether an inner node over categories sends a bin to the left.
  ///
  /// @param bin 0 to 255
  public boolean binLeft(int node, int bin) {
    return nodes.binLeft(node, bin);
  }

  /// Whether two inner nodes ask the same.
  boolean same(int node, int other) {
    return nodes.same(node, other);
  }

  /// Whether an inner node sends a value to the right.
  public boolean goesRight(int node, double value) {
    return nodes.goesRight(node, value);
  }

  /// How many comparisons a row takes, the mean over each tree's leaves, rounded up.
  public long steps() {
    return steps;
  }

  /// How often each column decides.
  public int[] splits() {
    int[] splits = new int[width];
    for (int node = 0; node < nodes.count(); node++) {
      if (!nodes.isLeaf(node)) splits[nodes.column(node)]++;
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
    for (int node = 0; node < nodes.count(); node++) {
      if (!nodes.isLeaf(node)) gains[nodes.column(node)] += notes.gains[node];
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
            .with("output", output);
    Parts noted = notes.addTo(nodes.addTo(parts));
    return single ? noted.with("single", true) : noted;
  }

  /// The trees with these parts, checked so that no way down leaves them or goes on for ever.
  public static Trees from(Parts parts) {
    return new Trees(
        parts.count("width"),
        parts.count("outputs"),
        parts.ints("starts"),
        parts.ints("output"),
        Nodes.from(parts),
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
        && nodes.equals(trees.nodes)
        && notes.equals(trees.notes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return "Trees[%s trees of %s nodes]".formatted(count(), nodes.count());
  }
}
