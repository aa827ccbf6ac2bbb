package dev.lathe.learn.anomaly;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import java.util.Arrays;
import java.util.List;

/*
 * The trees of an isolation forest as they are grown and saved: nodes in the order in which they
 * grew, a node before its two sides, the low one first. A split is twice the place of its column,
 * and 1 more where missing values go high; a leaf is -1 less its rows. Thresholds stand by
 * themselves, in the same order. Rows go down them as CompleteTrees.
 */
final class IsolationTrees implements Saved {
  private static final String TYPE = "isolation-trees.v1";

  private final int width;
  private final int sample;
  private final int[] nodes;
  private final float[] thresholds;
  private final CompleteTrees complete;

  private IsolationTrees(int width, int sample, int[] nodes, float[] thresholds) {
    require(width >= 1 && sample >= 2 && sample <= IsolationForest.MOST_ROWS, "sizes");
    this.width = width;
    this.sample = sample;
    this.nodes = nodes;
    this.thresholds = thresholds;
    complete = new CompleteTrees(width, sample, count(nodes));
    new Layout().all();
  }

  /// How many trees stand one behind the other.
  private static int count(int[] nodes) {
    int trees = 0;
    int open = 0;
    for (int node : nodes) {
      if (open == 0) {
        trees++;
        open = 1;
      }
      open += node < 0 ? -1 : 1;
    }
    require(open == 0 && trees > 0, "nodes");
    return trees;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ModelFileException("the trees are damaged: their " + what + " do not fit");
    }
  }

  /// One tree as it grows.
  static final class Plan {
    private int[] nodes = new int[64];
    private float[] thresholds = new float[32];
    private int size;
    private int splits;

    void leaf(int rows) {
      add(-1 - rows);
    }

    void split(int column, boolean missingLow, float threshold) {
      add(2 * column + (missingLow ? 0 : 1));
      if (splits == thresholds.length) thresholds = Arrays.copyOf(thresholds, 2 * splits);
      thresholds[splits++] = threshold;
    }

    private void add(int node) {
      if (size == nodes.length) nodes = Arrays.copyOf(nodes, 2 * size);
      nodes[size++] = node;
    }
  }

  /// Trees that were grown.
  ///
  /// @param width how many columns there are
  /// @param sample how many rows each tree was grown on
  static IsolationTrees of(int width, int sample, List<Plan> plans) {
    int[] nodes = new int[plans.stream().mapToInt(plan -> plan.size).sum()];
    float[] thresholds = new float[plans.stream().mapToInt(plan -> plan.splits).sum()];
    int node = 0;
    int split = 0;
    for (Plan plan : plans) {
      System.arraycopy(plan.nodes, 0, nodes, node, plan.size);
      System.arraycopy(plan.thresholds, 0, thresholds, split, plan.splits);
      node += plan.size;
      split += plan.splits;
    }
    return new IsolationTrees(width, sample, nodes, thresholds);
  }

  /// Puts each node at its place in complete trees, checking that all are sound.
  private final class Layout {
    private int node;
    private int split;

    void all() {
      for (int tree = 0; tree < complete.count(); tree++) {
        require(lay(tree, 1, 0) == sample, "rows");
      }
      require(node == nodes.length && split == thresholds.length, "thresholds");
    }

    /// Puts what is next and all below it, and tells how many rows it has.
    private long lay(int tree, int place, int level) {
      int next = nodes[node++];
      if (next < 0) {
        int rows = -1 - next;
        require(rows >= 1, "leaves");
        complete.leaf(tree, place, level, rows);
        return rows;
      }
      require(level < complete.depth() && next >> 1 < width, "columns");
      require(split < thresholds.length && Float.isFinite(thresholds[split]), "thresholds");
      complete.split(tree, place, next, thresholds[split++]);
      long low = lay(tree, CompleteTrees.low(place), level + 1);
      return low + lay(tree, CompleteTrees.high(place), level + 1);
    }
  }

  /// How many columns the trees look at.
  int width() {
    return width;
  }

  /// How many comparisons a row takes.
  long steps() {
    return complete.steps();
  }

  /// The strangeness of each row, `(0, 1]`.
  ///
  /// @param inputs the columns, as many as the trees look at
  /// @param rows how many rows they have
  double[] score(List<Numbers> inputs, int rows) {
    return complete.score(inputs, rows);
  }

  /// The trees as an ensemble whose leaves add up to the logarithm, to base 2, of the strangeness.
  Trees asTrees() {
    var builder = new TreesBuilder(width, 1);
    int[] place = new int[2]; // of the next node and its threshold
    for (int tree = 0; tree < complete.count(); tree++) new Copy(builder, place).tree();
    return builder.build();
  }

  /// One tree written into an ensemble.
  private final class Copy {
    private final TreesBuilder builder;
    private final int[] place;
    private final double unit = complete.count() * PathLength.mean(sample);
    private double[] covers = {};
    private int size = 1;

    Copy(TreesBuilder builder, int[] place) {
      this.builder = builder;
      this.place = place;
    }

    void tree() {
      int count = nodesOfTree(place[0]);
      covers = new double[count];
      builder.begin(0, count);
      copy(0, 0);
      builder.covers(covers);
    }

    /// Writes what is next and all below it, and tells how many rows it has.
    private double copy(int node, int level) {
      int next = nodes[place[0]++];
      if (next < 0) {
        covers[node] = -1.0 - next;
        builder.leaf(node, -(level + PathLength.mean(-1L - next)) / unit);
        return covers[node];
      }
      double below = Math.nextDown((double) thresholds[place[1]++]);
      int low = size;
      size += 2;
      builder.numbers(node, next >> 1, low, below, (next & 1) == 0);
      covers[node] = copy(low, level + 1) + copy(low + 1, level + 1);
      return covers[node];
    }
  }

  /// How many nodes the tree has that begins at a place.
  private int nodesOfTree(int first) {
    int at = first;
    for (int open = 1; open > 0; at++) open += nodes[at] < 0 ? -1 : 1;
    return at - first;
  }

  /// The strangeness of one row, found as it is told: by following the nodes.
  double plainScore(double[] row) {
    double questions = 0;
    int node = 0;
    int split = 0;
    for (int tree = 0; tree < complete.count(); tree++) {
      var walk = new Walk(row, node, split);
      walk.go(0, true);
      questions += walk.length;
      node = walk.node;
      split = walk.split;
    }
    return PathLength.score(questions / complete.count(), sample);
  }

  /// Passes all nodes of a tree, in order, and knows which are on a row's way.
  private final class Walk {
    private final double[] row;
    private int node;
    private int split;
    private double length;

    Walk(double[] row, int node, int split) {
      this.row = row;
      this.node = node;
      this.split = split;
    }

    void go(int level, boolean here) {
      int next = nodes[node++];
      if (next < 0) {
        if (here) length = level + PathLength.mean(-1L - next);
        return;
      }
      double value = row[next >> 1];
      float threshold = thresholds[split++];
      boolean low = Double.isNaN(value) ? (next & 1) == 0 : value < threshold;
      go(level + 1, here && low);
      go(level + 1, here && !low);
    }
  }

  @Override
  public Parts parts() {
    return Parts.of(TYPE)
        .with("width", width)
        .with("sample", sample)
        .with("nodes", nodes)
        .with("thresholds", thresholds);
  }

  /// The trees with these parts, checked so that no way down leaves them.
  static IsolationTrees from(Parts parts) {
    return new IsolationTrees(
        parts.count("width"),
        parts.count("sample"),
        parts.ints("nodes"),
        parts.floats("thresholds"));
  }
}
