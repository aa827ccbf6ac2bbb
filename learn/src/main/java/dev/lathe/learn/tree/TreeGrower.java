package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/*
 * Grows tree after tree for the same rows, each for gradients of its own: hands the rows to those who
 * part leaves, and gives the leaves their values.
 */
final class TreeGrower {
  /// After so many leaves the loops that take most time have been compiled for good.
  private static final int LEAVES_TO_COMPILE = 3000;

  private static final AtomicInteger GROWN = new AtomicInteger();

  private final BinnedTable table;
  private final Growth growth;
  private final Penalty penalty;
  private final Rules rules;
  private final Workers workers;

  /// Used for tree after tree, as are the hands.
  private final Histograms histograms;

  private final Partition partition;
  private final Hands together;
  private final Crew crew;
  private final List<Hands> apart = new ArrayList<>();

  /// @param workers who grow it
  TreeGrower(BinnedTable table, Growth growth, Penalty penalty, Workers workers) {
    this.table = table;
    this.growth = growth;
    this.penalty = penalty;
    this.workers = workers;
    rules = Rules.of(growth.constraints(), table);
    histograms = new Histograms(table);
    partition = new Partition(table.rows());
    together = new Hands(table, Team.of(workers));
    crew = new Crew(workers.threads());
    for (int thread = 0; thread < workers.threads(); thread++) apart.add(new Hands(table, crew));
  }

  /// Whether this process has grown trees enough for its code to be as quick as it gets.
  static boolean compiled() {
    return GROWN.get() >= LEAVES_TO_COMPILE;
  }

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
    var tree = new BinnedTree();
    if (active < 2) return tree;
    var expander =
        new Expander(table, growth, penalty, rules, partition, histograms, gradients, choice);
    var sums = new SplitFinder.Node(total, gradients.weight(partition.rows(), 0, active));
    var root = new Leaf(1, 0, 0, active, sums, new BitSet());
    if (!expander.splittable(root)) return tree;
    expander.fill(root, together);
    List<Leaf> leaves = leaves(expander, tree, root);
    if (!compiled()) GROWN.addAndGet(leaves.size());
    if (leaves.size() > 1) finish(tree, leaves, active, rule, scores);
    return tree;
  }

  private List<Leaf> leaves(Expander expander, BinnedTree tree, Leaf root) {
    if (growth.shape() == GrowthShape.SYMMETRIC) {
      var search = new LevelSearch(table, expander.finder, rules, penalty);
      return new LevelByLevel(growth, expander, histograms, search, tree).grow(root, together);
    }
    expander.search(root, together);
    return new BestFirst(growth, expander, histograms, tree, root, crew).grow(workers, apart);
  }

  /// Gives the leaves their values and the tree's rows their scores.
  ///
  /// Rows are labelled with their leaves, so that gradients and scores are gone through in the
  /// order of the rows and not leaf by leaf, where each would have to be fetched from far away.
  private void finish(
      BinnedTree tree, List<Leaf> leaves, int active, LeafRule rule, double[] scores) {
    workers.forEach(leaves.size(), i -> partition.label(leaves.get(i).from, leaves.get(i).to, i));
    partition.label(active, table.rows(), leaves.size());
    double[] found = rule.values(leaves, partition, workers);
    double[] values = new double[tree.nodes()];
    double[] covers = new double[tree.nodes()];
    for (int i = 0; i < found.length; i++) {
      values[leaves.get(i).node] = found[i];
      covers[leaves.get(i).node] = leaves.get(i).sums.rows();
    }
    tree.values(values);
    tree.covers(covers);
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
