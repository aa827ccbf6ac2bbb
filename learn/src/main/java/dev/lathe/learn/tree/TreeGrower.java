package dev.lathe.learn.tree;

import static java.util.Objects.requireNonNull;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/*
 * Grows one tree, the leaf whose best split gains most first.
 *
 * A node's histogram is kept until the node is parted. Then the rows are parted, the histogram of
 * the child with fewer rows is added up, and the parent's, less that one, becomes the other
 * child's. All sums are exact integers, so blocks of rows may be added by any thread in any order.
 * Columns are searched apart and compared in their order, so ties fall the same way always.
 *
 * Two parallel phases a split: rows (parting, adding up), columns (merging, subtracting, searching).
 * Small nodes run on this thread alone.
 */
final class TreeGrower {
  private static final int ROWS_TO_A_BLOCK = 2048;
  private static final int CELLS_FOR_THREADS = 60_000;
  private static final long HISTOGRAM_BYTES = 256L << 20;

  private final BinnedTable table;
  private final Growth growth;
  private final Penalty penalty;
  private final Workers workers;
  private final HistogramLayout layout;
  private final int mostKept;
  private final Deque<Histogram> free = new ArrayDeque<>();
  private final Deque<HistogramLoops.Scratch> scratches = new ArrayDeque<>();

  TreeGrower(BinnedTable table, Growth growth, Penalty penalty) {
    this.table = table;
    this.growth = growth;
    this.penalty = penalty;
    workers = table.workers();
    layout = new HistogramLayout(table);
    mostKept = (int) Math.max(2, Math.min(100_000, HISTOGRAM_BYTES / (8L * layout.size + 1)));
  }

  /// A leaf of the growing tree: the rows from `from` up to `to`.
  private static final class Leaf {
    final int node;
    final int depth;
    final int from;
    final int to;
    final SplitFinder.Node sums;
    @Nullable Histogram histogram;
    Split best = Split.NONE;

    Leaf(int node, int depth, int from, int to, SplitFinder.Node sums) {
      this.node = node;
      this.depth = depth;
      this.from = from;
      this.to = to;
      this.sums = sums;
    }
  }

  /// A tree for these gradients.
  ///
  /// @param rows the rows to grow on, which are reordered
  /// @param columns the columns that may decide, ascending
  /// @param rule what a leaf adds
  /// @param scores to which the leaf values of these rows are added
  /// @return a single leaf of no value where no split gains enough
  BinnedTree grow(Gradients gradients, int[] rows, int[] columns, LeafRule rule, double[] scores) {
    var tree = new BinnedTree();
    var partition = new Partition(rows);
    var finder = new SplitFinder(table, gradients, growth, penalty);
    var loops = new HistogramLoops(table, layout, columns);
    List<Leaf> leaves = new ArrayList<>();
    var root = new Leaf(0, 0, 0, rows.length, sums(gradients, rows, 0, rows.length));
    leaves.add(root);
    if (splittable(root)) {
      root.histogram = histogram();
      add(loops, gradients, partition, root, root.histogram);
      search(finder, columns, root, null);
    }
    while (leaves.size() < growth.leaves()) {
      Leaf leaf = best(leaves);
      if (!leaf.best.found()) break;
      part(tree, partition, finder, loops, gradients, columns, leaves, leaf);
    }
    for (Leaf leaf : leaves) release(leaf);
    if (leaves.size() > 1) finish(tree, leaves, partition.rows(), rule, scores);
    return tree;
  }

  BinnedTable table() {
    return table;
  }

  private static Leaf best(List<Leaf> leaves) {
    Leaf best = leaves.getFirst();
    for (Leaf leaf : leaves) {
      if (leaf.best.gain() > best.best.gain()) best = leaf;
    }
    return best;
  }

  private boolean splittable(Leaf leaf) {
    return leaf.depth < growth.depth()
        && leaf.sums.rows() >= 2 * growth.minimumRows()
        && leaf.to - leaf.from >= 2;
  }

  private void part(
      BinnedTree tree,
      Partition partition,
      SplitFinder finder,
      HistogramLoops loops,
      Gradients gradients,
      int[] columns,
      List<Leaf> leaves,
      Leaf leaf) {
    Split split = leaf.best;
    byte[] bytes = table.column(split.column());
    byte[] sides = split.sides(table.bins().column(split.column()).size());
    int middle = partition.part(leaf.from, leaf.to, bytes, sides, forRows(leaf.to - leaf.from, 8));
    int child = tree.part(leaf.node, split);
    var left = child(child, leaf, leaf.from, middle, split.left(), gradients, partition);
    long rest = leaf.sums.total() - split.left();
    var right = child(child + 1, leaf, middle, leaf.to, rest, gradients, partition);
    leaves.set(leaves.indexOf(leaf), left);
    leaves.add(right);
    boolean last = leaves.size() >= growth.leaves();
    boolean goOn = !last && (splittable(left) || splittable(right));
    if (!goOn) {
      release(leaf);
      return;
    }
    boolean leftSmaller = left.to - left.from <= right.to - right.from;
    Leaf smaller = leftSmaller ? left : right;
    Leaf larger = leftSmaller ? right : left;
    smaller.histogram = histogram();
    add(loops, gradients, partition, smaller, smaller.histogram);
    larger.histogram = leaf.histogram;
    leaf.histogram = null;
    if (larger.histogram == null) {
      larger.histogram = histogram();
      add(loops, gradients, partition, larger, larger.histogram);
      search(finder, columns, smaller, null);
      search(finder, columns, larger, null);
    } else {
      search(finder, columns, smaller, larger);
    }
    for (Leaf each : new Leaf[] {left, right}) {
      if (!each.best.found() || leaves.size() >= mostKept) release(each);
    }
  }

  private Leaf child(
      int node, Leaf parent, int from, int to, long total, Gradients gradients, Partition rows) {
    double weight = gradients.weight(rows.rows(), from, to);
    return new Leaf(node, parent.depth + 1, from, to, new SplitFinder.Node(total, weight));
  }

  private SplitFinder.Node sums(Gradients gradients, int[] rows, int from, int to) {
    long total = 0;
    for (int i = from; i < to; i++) total += gradients.packed[rows[i]];
    return new SplitFinder.Node(total, gradients.weight(rows, from, to));
  }

  private Workers forRows(int rows, int cellsToARow) {
    return (long) rows * cellsToARow >= CELLS_FOR_THREADS ? workers : Bins.alone();
  }

  private Histogram histogram() {
    Histogram kept = free.pollLast();
    if (kept == null) return new Histogram(layout);
    kept.clear();
    return kept;
  }

  private void release(Leaf leaf) {
    if (leaf.histogram != null) free.addLast(leaf.histogram);
    leaf.histogram = null;
  }

  /// Adds up a leaf's rows: one histogram for each thread, blocks handed out as threads come free.
  private void add(
      HistogramLoops loops, Gradients gradients, Partition partition, Leaf leaf, Histogram into) {
    int count = leaf.to - leaf.from;
    int blocks = (count + ROWS_TO_A_BLOCK - 1) / ROWS_TO_A_BLOCK;
    Workers many = forRows(count, table.width());
    int tasks = Math.min(many.threads(), blocks);
    int[] rows = partition.rows();
    while (scratches.size() < tasks) scratches.add(new HistogramLoops.Scratch(table));
    var scratch = List.copyOf(scratches);
    if (tasks <= 1) {
      loops.add(into, rows, leaf.from, leaf.to, gradients.packed, scratch.getFirst());
      return;
    }
    var next = new AtomicInteger();
    List<Histogram> parts = new ArrayList<>();
    parts.add(into);
    for (int task = 1; task < tasks; task++) parts.add(histogram());
    many.forEach(
        tasks,
        task -> {
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int from = leaf.from + block * ROWS_TO_A_BLOCK;
            int to = Math.min(leaf.to, from + ROWS_TO_A_BLOCK);
            loops.add(parts.get(task), rows, from, to, gradients.packed, scratch.get(task));
          }
        });
    for (int task = 1; task < tasks; task++) {
      into.plus(parts.get(task));
      free.addLast(parts.get(task));
    }
  }

  /// Finds the best split of a leaf, and of its larger sibling, whose histogram is the parent's
  /// until the leaf's is taken from it here.
  private void search(SplitFinder finder, int[] columns, Leaf leaf, @Nullable Leaf sibling) {
    Split[] own = new Split[columns.length];
    Split[] others = new Split[columns.length];
    boolean searchOwn = splittable(leaf);
    boolean searchOther = sibling != null && splittable(sibling);
    Histogram mine = requireNonNull(leaf.histogram);
    if (sibling != null && searchOther) {
      requireNonNull(sibling.histogram).minus(mine);
    }
    Workers many = layout.size >= 20_000 ? workers : Bins.alone();
    int group = 16;
    many.forEach(
        (columns.length + group - 1) / group,
        task -> {
          int to = Math.min(columns.length, task * group + group);
          for (int i = task * group; i < to; i++) {
            own[i] = searchOwn ? finder.best(columns[i], mine, leaf.sums) : Split.NONE;
            others[i] =
                sibling != null && sibling.histogram != null && searchOther
                    ? finder.best(columns[i], sibling.histogram, sibling.sums)
                    : Split.NONE;
          }
        });
    leaf.best = best(own);
    if (sibling != null) sibling.best = best(others);
  }

  private static Split best(Split[] splits) {
    Split best = Split.NONE;
    for (Split split : splits) {
      if (split.gain() > best.gain()) best = split;
    }
    return best;
  }

  private void finish(
      BinnedTree tree, List<Leaf> leaves, int[] rows, LeafRule rule, double[] scores) {
    double[] values = new double[tree.nodes()];
    workers.forEach(
        leaves.size(),
        i -> {
          Leaf leaf = leaves.get(i);
          double value = rule.value(rows, leaf.from, leaf.to);
          values[leaf.node] = value;
          for (int at = leaf.from; at < leaf.to; at++) scores[rows[at]] += value;
        });
    tree.values(values);
  }
}
