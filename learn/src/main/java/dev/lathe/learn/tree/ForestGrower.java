package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;

/*
 * Grows one tree of a forest on one thread: depth first, each node looking at some columns drawn by
 * chance, and at more of them until one can part it. Nothing is shared between trees but what is
 * only read, so how many threads there are cannot matter.
 */
final class ForestGrower {
  private static final int MANY_ROWS = 10_000;
  private static final int STRIDE = 6;

  private final ForestColumns columns;
  private final ForestSample sample;
  private final ForestSearch search;
  private final RandomStream random;
  private final Bounds bounds;
  private final int[] drawn;
  private final double[] values;
  private final Place best = new Place();

  /// Nodes still to be looked at: number, depth, rows from and to, other rows from and to.
  private int[] open = new int[STRIDE * 64];

  private int waiting;

  ForestGrower(
      ForestColumns columns,
      ForestSample sample,
      ForestSearch search,
      RandomStream random,
      Bounds bounds) {
    this.columns = columns;
    this.sample = sample;
    this.search = search;
    this.random = random;
    this.bounds = bounds;
    drawn = new int[columns.width()];
    for (int column = 0; column < drawn.length; column++) drawn[column] = column;
    values = new double[bounds.chance() ? sample.size() : 0];
  }

  /// How a node looks for its split.
  ///
  /// @param tries how many columns it looks at
  /// @param depth most splits on the way to a leaf
  /// @param minimum fewest rows of a leaf, in draws
  /// @param chance whether one cut is drawn in each column, and not all are tried
  record Bounds(int tries, int depth, double minimum, boolean chance) {}

  /// What is done with each leaf.
  @FunctionalInterface
  interface Leaves {
    /// The value of a leaf that has the rows from `from` up to `to`.
    double value(ForestSample sample, int from, int to);
  }

  /// The tree.
  ///
  /// @param othersValues takes the value of the leaf that each of the sample's other rows ends in
  ForestTree grow(Leaves leaves, double[] othersValues) {
    var tree = new ForestTree();
    push(0, 0, 0, sample.size(), 0, sample.others.length);
    while (waiting > 0) {
      waiting -= STRIDE;
      int node = open[waiting];
      int depth = open[waiting + 1];
      int from = open[waiting + 2];
      int to = open[waiting + 3];
      int othersFrom = open[waiting + 4];
      int othersTo = open[waiting + 5];
      if (to - from > MANY_ROWS) Workers.stopIfInterrupted();
      boolean mixed = search.open(sample, from, to) && depth < bounds.depth();
      boolean found = mixed && find(from, to);
      tree.note(node, search.draws(), found ? best.score - search.worth() : 0);
      if (!found) {
        double value = leaves.value(sample, from, to);
        tree.leaf(node, value);
        Arrays.fill(othersValues, othersFrom, othersTo, value);
        continue;
      }
      int middle = sample.part(from, to, columns, best);
      int othersMiddle = sample.partOthers(othersFrom, othersTo, columns, best);
      int child = part(tree, node, from, middle, to);
      push(child + 1, depth + 1, middle, to, othersMiddle, othersTo);
      push(child, depth + 1, from, middle, othersFrom, othersMiddle);
    }
    return tree;
  }

  private int part(ForestTree tree, int node, int from, int middle, int to) {
    if (columns.levels(best.column)) {
      return tree.levels(node, best.column, columns.goLeft(best), best.missingLeft);
    }
    double threshold = columns.threshold(best, sample.rows, from, middle, to);
    return tree.numbers(node, best.column, threshold, best.missingLeft);
  }

  private void push(int node, int depth, int from, int to, int othersFrom, int othersTo) {
    if (waiting + STRIDE > open.length) open = Arrays.copyOf(open, 2 * open.length);
    open[waiting] = node;
    open[waiting + 1] = depth;
    open[waiting + 2] = from;
    open[waiting + 3] = to;
    open[waiting + 4] = othersFrom;
    open[waiting + 5] = othersTo;
    waiting += STRIDE;
  }

  private boolean find(int from, int to) {
    best.clear(search.worth() * (1 + 1e-12));
    for (int tried = 0; tried < drawn.length; tried++) {
      if (best.found() && (tried >= bounds.tries() || search.perfect(best))) break;
      int other = tried + random.nextInt(drawn.length - tried);
      int column = drawn[other];
      drawn[other] = drawn[tried];
      drawn[tried] = column;
      if (bounds.chance()) cut(from, to, column);
      else search.search(sample, from, to, column, columns, best);
    }
    return best.found();
  }

  /// Draws one cut between the least and the greatest value of the node, all alike likely.
  private void cut(int from, int to, int column) {
    double[] all = columns.values(column);
    int[] rows = sample.rows;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double value = all[rows[i]];
      values[i - from] = value;
      if (value < least) least = value; // seldom, so that a branch costs nothing
      if (value > most) most = value;
    }
    boolean missing = columns.missing(column) && missing(to - from);
    if (least > most || (least == most && !missing)) return; // all are missing, or alike
    double cut = Double.POSITIVE_INFINITY; // parts what is missing from what is not
    if (least < most) {
      double share = random.nextDouble();
      cut = least * (1 - share) + most * share;
      cut = cut >= least && cut < most ? cut + 0.0 : least;
    }
    best.draw(column, cut);
    search.cut(sample, from, to, values, missing, best);
  }

  private boolean missing(int count) {
    for (int i = 0; i < count; i++) {
      if (Double.isNaN(values[i])) return true;
    }
    return false;
  }
}
