package dev.lathe.learn.tree;

import static java.util.Objects.requireNonNull;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.BitSet;
import java.util.List;

/*
 * Expands the leaves of one tree: parts a leaf's rows and finds the best splits of both children.
 *
 * A leaf's histogram is kept until it is expanded. Then its rows are parted, the histogram of the
 * child with fewer rows is added up, and the leaf's, less that one, becomes the other child's. All
 * sums are exact integers, so blocks of rows may be added by any thread in any order. Columns are
 * searched apart and compared in their order, so ties fall the same way always.
 *
 * No two leaves share a row, so several may be expanded at a time, each with hands of its own.
 */
final class Expander {
  private static final int SUMS_FOR_THREADS = 20_000;
  private static final int COLUMNS_TO_A_TASK = 16;

  final SplitFinder finder;
  private final BinnedTable table;
  private final Growth growth;
  private final Rules rules;
  private final Partition partition;
  private final Histograms histograms;
  private final Gradients gradients;
  private final ColumnChoice choice;
  private final HistogramLoops loops;

  /// @param choice the columns that may decide
  Expander(
      BinnedTable table,
      Growth growth,
      Penalty penalty,
      Rules rules,
      Partition partition,
      Histograms histograms,
      Gradients gradients,
      ColumnChoice choice) {
    this.table = table;
    this.growth = growth;
    this.rules = rules;
    this.partition = partition;
    this.histograms = histograms;
    this.gradients = gradients;
    this.choice = choice;
    finder = new SplitFinder(table, rules, gradients, growth, penalty);
    loops = histograms.loops(choice.columns);
  }

  /// Whether a leaf may be parted, be it to any gain or not.
  boolean splittable(Leaf leaf) {
    return leaf.depth < growth.depth()
        && leaf.sums.rows() >= 2 * growth.minimumRows()
        && leaf.rows() >= 2;
  }

  /// The columns that may part a leaf.
  int[] columns(Leaf leaf) {
    return choice.of(leaf);
  }

  /// How many cells of the table are gone through where a leaf is expanded, at most.
  long cells(Leaf leaf) {
    return (long) leaf.rows() * choice.columns.length;
  }

  /// Adds up a leaf's histogram.
  void fill(Leaf leaf, Hands hands) {
    histograms.fill(leaf, loops, gradients.packed, partition.rows(), hands);
  }

  /// Finds the best split of a leaf that has a histogram.
  void search(Leaf leaf, Hands hands) {
    if (splittable(leaf)) leaf.best = best(leaf, hands);
  }

  /// Parts a leaf by its best split, and finds the best splits of its children.
  ///
  /// @return its children
  List<Leaf> expand(Leaf leaf, Hands hands) {
    List<Leaf> children = part(leaf, leaf.best, hands);
    Leaf left = children.getFirst();
    Leaf right = children.getLast();
    if (!splittable(left) && !splittable(right)) {
      histograms.release(leaf);
      return children;
    }
    Leaf smaller = left.rows() <= right.rows() ? left : right;
    Leaf larger = smaller == left ? right : left;
    fill(smaller, hands);
    inherit(leaf, larger, smaller, hands);
    for (Leaf child : children) {
      search(child, hands);
      if (!child.best.found()) histograms.release(child);
    }
    return children;
  }

  /// Gives the larger child what the smaller has not of the parent's histogram.
  private void inherit(Leaf leaf, Leaf larger, Leaf smaller, Hands hands) {
    if (leaf.histogram == null) {
      fill(larger, hands);
    } else if (splittable(larger)) {
      larger.histogram = leaf.histogram;
      leaf.histogram = null;
      larger.histogram.minus(requireNonNull(smaller.histogram));
    } else {
      histograms.release(leaf);
    }
  }

  /// Parts a leaf's rows by a split, and gives its two children.
  List<Leaf> part(Leaf leaf, Split split, Hands hands) {
    byte[] sides = split.sides(table.bins().column(split.column()).size());
    Team many = hands.team(leaf.rows(), 8);
    int middle =
        table.bins().column(split.column()).wide()
            ? partition.part(leaf.from, leaf.to, table.chars(split.column()), sides, many)
            : partition.part(leaf.from, leaf.to, table.column(split.column()), sides, many);
    var decided = (BitSet) leaf.decided.clone();
    decided.set(split.column());
    long rest = leaf.sums.total() - split.left();
    double low = leaf.sums.low();
    double high = leaf.sums.high();
    double between = Double.NaN;
    int direction = rules.direction(split.column());
    if (direction != 0) {
      double left = finder.value(leaf.sums, split.left());
      double right = finder.value(leaf.sums, rest);
      between = left / 2 + right / 2;
    }
    int[] rows = partition.rows();
    var left =
        new SplitFinder.Node(
            split.left(),
            gradients.weight(rows, leaf.from, middle),
            direction < 0 ? between : low,
            direction > 0 ? between : high);
    var right =
        new SplitFinder.Node(
            rest,
            gradients.weight(rows, middle, leaf.to),
            direction > 0 ? between : low,
            direction < 0 ? between : high);
    return List.of(
        new Leaf(2 * leaf.path, leaf.depth + 1, leaf.from, middle, left, decided),
        new Leaf(2 * leaf.path + 1, leaf.depth + 1, middle, leaf.to, right, decided));
  }

  private Split best(Leaf leaf, Hands hands) {
    Histogram histogram = requireNonNull(leaf.histogram);
    int[] columns = choice.of(leaf);
    Worth worth = finder.worth(leaf.sums);
    Split[] found = new Split[columns.length];
    Team many = histograms.size() >= SUMS_FOR_THREADS ? hands.team : Team.ALONE;
    int tasks = (columns.length + COLUMNS_TO_A_TASK - 1) / COLUMNS_TO_A_TASK;
    List<SplitFinder.Scratch> scratches = hands.searches(tasks);
    many.forEach(
        tasks,
        task -> {
          int from = task * COLUMNS_TO_A_TASK;
          int to = Math.min(columns.length, from + COLUMNS_TO_A_TASK);
          SplitFinder.Scratch scratch = scratches.get(task);
          scratch.begin();
          for (int i = from; i < to; i++) {
            found[i] = finder.best(columns[i], histogram, leaf.sums, worth, scratch);
          }
        });
    Split best = Split.NONE;
    for (Split split : found) {
      if (split.gain() > best.gain()) best = split;
    }
    return best;
  }
}
