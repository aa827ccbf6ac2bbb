package dev.lathe.learn.anomaly;

import dev.lathe.frame.Numbers;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;

/*
 * Isolation trees as rows go down them: complete binary trees, all of the same depth, so that every
 * row takes the same number of steps and nothing has to be asked on the way.
 *
 * Node 1 is the root; below node i stand 2i for values from the threshold on and 2i + 1 for lower
 * ones. A node is one long: the key of its threshold (SingleKeys) above, where its column's values
 * stand below. A step is the sign of value less threshold, which needs no branch. A leaf that stands
 * higher up goes on in splits whose ends are alike.
 *
 * Eight rows go down side by side, as each step waits for the one before; their values of a column
 * stand side by side too. A block of rows goes through one tree after the other, as both fit into
 * the caches nearest to the processor.
 *
 * Where a block has missing values, every value stands in it twice, with missing ones as the lowest
 * and as the highest, and `sides` has the nodes that know which one they mean.
 *
 * Made once and filled before it is shared.
 */
final class CompleteTrees {
  private static final int BLOCK = 512;
  private static final int BLOCK_CELLS = 1 << 16;
  private static final int ABREAST = 8;
  private static final long STEPS_FOR_THREADS = 1_000_000;
  private static final Workers ALONE = Workers.of(1);

  private final int width;
  private final int sample;
  private final int depth;
  private final int count;
  private final long[][] nodes;
  private final long[][] sides;
  private final double[][] lengths;

  /// Trees without nodes yet.
  ///
  /// @param width how many columns a row has
  /// @param sample how many rows each tree was grown on
  CompleteTrees(int width, int sample, int count) {
    this.width = width;
    this.sample = sample;
    this.count = count;
    depth = IsolationGrower.depth(sample);
    nodes = new long[count][1 << depth];
    sides = new long[count][1 << depth];
    lengths = new double[count][1 << depth];
  }

  /// The node below for values from the threshold on.
  static int high(int place) {
    return 2 * place;
  }

  /// The node below for values under the threshold.
  static int low(int place) {
    return 2 * place + 1;
  }

  /// Fills in a split.
  ///
  /// @param side twice the place of its column, and 1 more where missing values go high
  void split(int tree, int place, int side, float threshold) {
    long key = (long) SingleKeys.key(threshold) << 32;
    nodes[tree][place] = key | (side >> 1) * (long) ABREAST;
    sides[tree][place] = key | side * (long) ABREAST;
  }

  /// Fills in a leaf.
  void leaf(int tree, int place, int level, int rows) {
    int below = depth - level;
    int first = (place << below) - (1 << depth);
    Arrays.fill(lengths[tree], first, first + (1 << below), level + PathLength.mean(rows));
  }

  int count() {
    return count;
  }

  int depth() {
    return depth;
  }

  long steps() {
    return (long) count * depth;
  }

  double[] score(List<Numbers> inputs, int rows) {
    double[] scores = new double[rows];
    int block = Math.clamp(BLOCK_CELLS / width, 16, BLOCK) / ABREAST * ABREAST;
    Workers workers = rows * steps() >= STEPS_FOR_THREADS ? Workers.current() : ALONE;
    workers.forEach(
        (rows + block - 1) / block,
        number -> {
          int from = number * block;
          score(inputs, from, Math.min(rows, from + block), scores);
        });
    return scores;
  }

  private void score(List<Numbers> inputs, int from, int to, double[] scores) {
    int rows = (to - from + ABREAST - 1) / ABREAST * ABREAST;
    double[] column = new double[to - from];
    int[] keys = new int[roundedUp(rows * width)];
    boolean missing = false;
    for (int i = 0; i < width; i++) {
      inputs.get(i).copyTo(from, column, 0, column.length);
      for (int row = 0; row < column.length; row++) {
        double value = column[row];
        int at = (row / ABREAST * width + i) * ABREAST + row % ABREAST;
        keys[at] = SingleKeys.key(SingleKeys.floor(value));
        missing |= Double.isNaN(value);
      }
    }
    double[] sums = new double[rows];
    if (missing) descend(twice(inputs, from, to, rows), 2 * width, sides, sums);
    else descend(keys, width, nodes, sums);
    for (int row = from; row < to; row++) {
      scores[row] = PathLength.score(sums[row - from] / count, sample);
    }
  }

  /// The keys of each value twice, missing ones as the lowest and as the highest of all.
  private int[] twice(List<Numbers> inputs, int from, int to, int rows) {
    int[] keys = new int[roundedUp(rows * 2 * width)];
    for (int i = 0; i < width; i++) {
      for (int row = 0; row < to - from; row++) {
        double value = inputs.get(i).at(from + row);
        int at = (row / ABREAST * width + i) * 2 * ABREAST + row % ABREAST;
        boolean absent = Double.isNaN(value);
        int key = SingleKeys.key(SingleKeys.floor(value));
        keys[at] = absent ? SingleKeys.LOWEST : key;
        keys[at + ABREAST] = absent ? SingleKeys.HIGHEST : key;
      }
    }
    return keys;
  }

  /// The next power of two: an index that is masked by one less is within, and is not checked.
  private static int roundedUp(int length) {
    return Integer.highestOneBit(2 * length - 1);
  }

  /// Adds the lengths of each row's ways to its sum.
  ///
  /// @param keys eight rows after eight rows, column by column
  /// @param stride how many columns
  private void descend(int[] keys, int stride, long[][] trees, double[] sums) {
    for (int tree = 0; tree < count; tree++) {
      descend(keys, stride, trees[tree], lengths[tree], sums);
    }
  }

  // An index of a power of two's length that is masked is in bounds, which the compiler knows. At
  // the
  // last level the mask takes the place of the first leaf off.
  private void descend(int[] keys, int stride, long[] nodes, double[] lengths, double[] sums) {
    int last = keys.length - 1;
    int bottom = nodes.length - 1;
    for (int row = 0; row < sums.length; row += ABREAST) {
      int at = row * stride;
      int node0 = 1;
      int node1 = 1;
      int node2 = 1;
      int node3 = 1;
      int node4 = 1;
      int node5 = 1;
      int node6 = 1;
      int node7 = 1;
      for (int level = 0; level < depth; level++) {
        long split0 = nodes[node0 & bottom];
        long split1 = nodes[node1 & bottom];
        long split2 = nodes[node2 & bottom];
        long split3 = nodes[node3 & bottom];
        long over0 = keys[at + (int) split0 + 0 & last] - (split0 >> 32);
        long over1 = keys[at + (int) split1 + 1 & last] - (split1 >> 32);
        long over2 = keys[at + (int) split2 + 2 & last] - (split2 >> 32);
        long over3 = keys[at + (int) split3 + 3 & last] - (split3 >> 32);
        node0 = 2 * node0 + (int) (over0 >>> 63);
        node1 = 2 * node1 + (int) (over1 >>> 63);
        node2 = 2 * node2 + (int) (over2 >>> 63);
        node3 = 2 * node3 + (int) (over3 >>> 63);
        long split4 = nodes[node4 & bottom];
        long split5 = nodes[node5 & bottom];
        long split6 = nodes[node6 & bottom];
        long split7 = nodes[node7 & bottom];
        long over4 = keys[at + (int) split4 + 4 & last] - (split4 >> 32);
        long over5 = keys[at + (int) split5 + 5 & last] - (split5 >> 32);
        long over6 = keys[at + (int) split6 + 6 & last] - (split6 >> 32);
        long over7 = keys[at + (int) split7 + 7 & last] - (split7 >> 32);
        node4 = 2 * node4 + (int) (over4 >>> 63);
        node5 = 2 * node5 + (int) (over5 >>> 63);
        node6 = 2 * node6 + (int) (over6 >>> 63);
        node7 = 2 * node7 + (int) (over7 >>> 63);
      }
      sums[row + 0] += lengths[node0 & bottom];
      sums[row + 1] += lengths[node1 & bottom];
      sums[row + 2] += lengths[node2 & bottom];
      sums[row + 3] += lengths[node3 & bottom];
      sums[row + 4] += lengths[node4 & bottom];
      sums[row + 5] += lengths[node5 & bottom];
      sums[row + 6] += lengths[node6 & bottom];
      sums[row + 7] += lengths[node7 & bottom];
    }
  }
}
