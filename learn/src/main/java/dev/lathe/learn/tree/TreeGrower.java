package dev.lathe.learn.tree;

import static java.util.Objects.requireNonNull;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Grows one tree, leaf by leaf or level by level.
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
  private static final int SUMS_FOR_THREADS = 20_000;
  private static final int COLUMNS_TO_A_TASK = 16;

  private final BinnedTable table;
  private final Growth growth;
  private final Penalty penalty;
  private final Rules rules;
  private final Workers workers;
  private final Histograms histograms;

  /// Used for tree after tree, as are the scratches, one for each task of a search.
  private final Partition partition;

  private final List<SplitFinder.Scratch> scratches = new ArrayList<>();

  TreeGrower(BinnedTable table, Growth growth, Penalty penalty) {
    this.table = table;
    this.growth = growth;
    this.penalty = penalty;
    rules = Rules.of(growth.constraints(), table);
    workers = table.workers();
    histograms = new Histograms(table);
    partition = new Partition(table.rows());
  }

  /// What growing one tree needs at every step.
  private record Tree(
      BinnedTree nodes,
      Gradients gradients,
      SplitFinder finder,
      HistogramLoops loops,
      ColumnChoice choice,
      List<Leaf> leaves) {}

  /// A tree for the gradients of all rows.
  ///
  /// @param choice the columns that may decide
  /// @param rule what the leaves' values are
  /// @param scores to which the leaf values of all rows are added
  /// @return a single leaf of no value where no split gains enough
  BinnedTree grow(Gradients gradients, ColumnChoice choice, LeafRule rule, double[] scores) {
    if (gradients.allActive()) {
      partition.begin(workers);
      return grow(gradients, table.rows(), gradients.total(), choice, rule, scores);
    }
    return grow(gradients, Sampling.range(table.rows()), table.rows(), choice, rule, scores);
  }

  /// A tree for the gradients of some rows, which gives all rows their scores.
  ///
  /// @param order every row, those first that the tree is grown on
  /// @param seen how many rows it is grown on
  /// @param choice the columns that may decide
  /// @param rule what the leaves' values are
  /// @param scores to which the leaf values of all rows are added
  /// @return a single leaf of no value where no split gains enough
  BinnedTree grow(
      Gradients gradients,
      int[] order,
      int seen,
      ColumnChoice choice,
      LeafRule rule,
      double[] scores) {
    partition.begin(order);
    int[] rows = partition.rows();
    int active = gradients.actives(rows, seen);
    long total = gradients.total(rows, active);
    BinnedTree tree = grow(gradients, active, total, choice, rule, scores);
    if (tree.nodes() > 1 && active < rows.length) {
      tree.addTo(scores, 1, table, Arrays.copyOfRange(rows, active, rows.length));
    }
    return tree;
  }

  private BinnedTree grow(
      Gradients gradients,
      int active,
      long total,
      ColumnChoice choice,
      LeafRule rule,
      double[] scores) {
    if (active < 2) return new BinnedTree();
    int[] rows = partition.rows();
    var tree =
        new Tree(
            new BinnedTree(),
            gradients,
            new SplitFinder(table, rules, gradients, growth, penalty),
            histograms.loops(choice.columns),
            choice,
            new ArrayList<>());
    var sums = new SplitFinder.Node(total, gradients.weight(rows, 0, active));
    var root = new Leaf(0, 0, 0, active, sums, new BitSet());
    tree.leaves.add(root);
    if (splittable(root)) {
      histograms.fill(root, tree.loops, gradients.packed, rows);
      if (growth.shape() == GrowthShape.SYMMETRIC) growLevels(tree);
      else growLeaves(tree);
    }
    for (Leaf leaf : tree.leaves) histograms.release(leaf);
    if (tree.leaves.size() > 1) finish(tree, active, rule, scores);
    return tree.nodes;
  }

  private boolean splittable(Leaf leaf) {
    return leaf.depth < growth.depth()
        && leaf.sums.rows() >= 2 * growth.minimumRows()
        && leaf.rows() >= 2;
  }

  private void growLeaves(Tree tree) {
    search(tree, tree.leaves.getFirst(), null);
    while (tree.leaves.size() < growth.leaves()) {
      Leaf leaf = next(tree.leaves);
      if (!leaf.best.found()) break;
      part(tree, leaf);
    }
  }

  /// The leaf to be parted next.
  private Leaf next(List<Leaf> leaves) {
    boolean upperFirst = growth.shape() == GrowthShape.LEVEL_WISE;
    Leaf next = leaves.getFirst();
    for (Leaf leaf : leaves) {
      if (!leaf.best.found()) continue;
      boolean better = leaf.best.gain() > next.best.gain();
      if (upperFirst && leaf.depth != next.depth) better = leaf.depth < next.depth;
      if (better || !next.best.found()) next = leaf;
    }
    return next;
  }

  private void part(Tree tree, Leaf leaf) {
    List<Leaf> children = children(tree, leaf, leaf.best);
    Leaf left = children.getFirst();
    Leaf right = children.getLast();
    tree.leaves.set(tree.leaves.indexOf(leaf), left);
    tree.leaves.add(right);
    boolean last = tree.leaves.size() >= growth.leaves();
    if (last || !(splittable(left) || splittable(right))) {
      histograms.release(leaf);
      return;
    }
    Leaf smaller = left.rows() <= right.rows() ? left : right;
    Leaf larger = smaller == left ? right : left;
    histograms.fill(smaller, tree.loops, tree.gradients.packed, partition.rows());
    larger.histogram = leaf.histogram;
    leaf.histogram = null;
    if (larger.histogram == null) {
      histograms.fill(larger, tree.loops, tree.gradients.packed, partition.rows());
      search(tree, smaller, null);
      search(tree, larger, null);
    } else {
      search(tree, smaller, larger);
    }
    for (Leaf each : children) {
      if (!each.best.found() || tree.leaves.size() >= histograms.most()) histograms.release(each);
    }
  }

  /// Parts a leaf's rows, and gives its two children.
  private List<Leaf> children(Tree tree, Leaf leaf, Split split) {
    byte[] sides = split.sides(table.bins().column(split.column()).size());
    Workers many = histograms.workers(leaf.rows(), 8);
    int middle =
        table.bins().column(split.column()).wide()
            ? partition.part(leaf.from, leaf.to, table.chars(split.column()), sides, many)
            : partition.part(leaf.from, leaf.to, table.column(split.column()), sides, many);
    int child = tree.nodes.part(leaf.node, split);
    var decided = (BitSet) leaf.decided.clone();
    decided.set(split.column());
    long rest = leaf.sums.total() - split.left();
    double low = leaf.sums.low();
    double high = leaf.sums.high();
    double between = Double.NaN;
    int direction = rules.direction(split.column());
    if (direction != 0) {
      double left = tree.finder.value(leaf.sums, split.left());
      double right = tree.finder.value(leaf.sums, rest);
      between = left / 2 + right / 2;
    }
    int[] rows = partition.rows();
    var left =
        new SplitFinder.Node(
            split.left(),
            tree.gradients.weight(rows, leaf.from, middle),
            direction < 0 ? between : low,
            direction > 0 ? between : high);
    var right =
        new SplitFinder.Node(
            rest,
            tree.gradients.weight(rows, middle, leaf.to),
            direction > 0 ? between : low,
            direction < 0 ? between : high);
    return List.of(
        new Leaf(child, leaf.depth + 1, leaf.from, middle, left, decided),
        new Leaf(child + 1, leaf.depth + 1, middle, leaf.to, right, decided));
  }

  /// Finds the best split of a leaf, and of its larger sibling, whose histogram is the parent's
  /// until the leaf's is taken from it here.
  private void search(Tree tree, Leaf leaf, @Nullable Leaf sibling) {
    Histogram mine = requireNonNull(leaf.histogram);
    if (sibling != null && splittable(sibling)) {
      requireNonNull(sibling.histogram).minus(mine);
      sibling.best = best(tree, sibling);
    }
    if (splittable(leaf)) leaf.best = best(tree, leaf);
  }

  private Split best(Tree tree, Leaf leaf) {
    Histogram histogram = requireNonNull(leaf.histogram);
    int[] columns = tree.choice.of(leaf);
    Worth worth = tree.finder.worth(leaf.sums);
    Split[] found = new Split[columns.length];
    Workers many = histograms.size() >= SUMS_FOR_THREADS ? workers : Bins.alone();
    int tasks = (columns.length + COLUMNS_TO_A_TASK - 1) / COLUMNS_TO_A_TASK;
    while (scratches.size() < tasks) scratches.add(new SplitFinder.Scratch(table));
    many.forEach(
        tasks,
        task -> {
          int from = task * COLUMNS_TO_A_TASK;
          int to = Math.min(columns.length, from + COLUMNS_TO_A_TASK);
          SplitFinder.Scratch scratch = scratches.get(task);
          scratch.begin();
          for (int i = from; i < to; i++) {
            found[i] = tree.finder.best(columns[i], histogram, leaf.sums, worth, scratch);
          }
        });
    Split best = Split.NONE;
    for (Split split : found) {
      if (split.gain() > best.gain()) best = split;
    }
    return best;
  }

  /// Parts all leaves of a level by one split until there are as many as may be.
  private void growLevels(Tree tree) {
    var search = new LevelSearch(table, tree.finder, rules, penalty);
    while (2 * tree.leaves.size() <= growth.leaves()
        && tree.leaves.getFirst().depth < growth.depth()) {
      int[] columns = tree.choice.of(tree.leaves.getFirst());
      Workers many =
          (long) histograms.size() * tree.leaves.size() >= SUMS_FOR_THREADS
              ? workers
              : Bins.alone();
      List<Split> found = many.map(columns.length, i -> search.best(columns[i], tree.leaves));
      Split best = Split.NONE;
      for (Split split : found) {
        if (split.gain() > best.gain()) best = split;
      }
      if (!best.found()) return;
      partLevel(tree, search, best);
    }
  }

  private void partLevel(Tree tree, LevelSearch search, Split split) {
    List<Leaf> level = List.copyOf(tree.leaves);
    tree.leaves.clear();
    boolean more = 4 * level.size() <= growth.leaves();
    Split shared = split.gain(split.gain() / level.size());
    for (Leaf leaf : level) {
      Split own = search.of(shared, leaf);
      List<Leaf> children = children(tree, leaf, own);
      tree.leaves.addAll(children);
      if (!more) {
        histograms.release(leaf);
        continue;
      }
      boolean leftSmaller = children.getFirst().rows() <= children.getLast().rows();
      Leaf smaller = leftSmaller ? children.getFirst() : children.getLast();
      Leaf larger = leftSmaller ? children.getLast() : children.getFirst();
      histograms.fill(smaller, tree.loops, tree.gradients.packed, partition.rows());
      larger.histogram = leaf.histogram;
      leaf.histogram = null;
      requireNonNull(larger.histogram).minus(requireNonNull(smaller.histogram));
    }
  }

  /// Gives the leaves their values and the tree's rows their scores.
  ///
  /// Rows are labelled with their leaves, so that gradients and scores are gone through in the
  /// order of the rows and not leaf by leaf, where each would have to be fetched from far away.
  private void finish(Tree tree, int active, LeafRule rule, double[] scores) {
    List<Leaf> leaves = tree.leaves;
    workers.forEach(leaves.size(), i -> partition.label(leaves.get(i).from, leaves.get(i).to, i));
    partition.label(active, table.rows(), leaves.size());
    double[] found = rule.values(leaves, partition, workers);
    double[] values = new double[tree.nodes.nodes()];
    double[] covers = new double[tree.nodes.nodes()];
    for (int i = 0; i < found.length; i++) {
      values[leaves.get(i).node] = found[i];
      covers[leaves.get(i).node] = leaves.get(i).sums.rows();
    }
    tree.nodes.values(values);
    tree.nodes.covers(covers);
    double[] added = Arrays.copyOf(found, found.length + 1); // nothing for rows outside
    int[] labels = partition.labels();
    int block = Gradients.BLOCK;
    workers.forEach(
        (scores.length + block - 1) / block,
        i -> {
          int to = Math.min(scores.length, i * block + block);
          for (int row = i * block; row < to; row++) scores[row] += added[labels[row]];
        });
  }
}
