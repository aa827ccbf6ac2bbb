package dev.lathe.learn.tree.ensemble;

import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// Trees of any shape, and rows that lie on, beside and far from what they ask.
///
/// @param width how many columns; the last `categories` of them hold bins
/// @param bins how many bins a column of categories has
/// @param leaves most leaves of a tree
record RandomTrees(int width, int categories, int bins, int leaves, int outputs, int count) {
  private static final double[] VALUES = {
    -0.0,
    0.0,
    1,
    -1,
    0.1,
    Math.PI,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Float.MIN_VALUE,
    0.1f,
    16777217
  };

  Trees trees(RandomStream random) {
    var builder = new TreesBuilder(width, outputs);
    if (count % 2 == 1) builder.single();
    for (int tree = 0; tree < count; tree++) tree(builder, random);
    return builder.build();
  }

  private void tree(TreesBuilder builder, RandomStream random) {
    int inner = random.nextInt(leaves);
    List<Integer> open = new ArrayList<>(List.of(0));
    int[] left = new int[2 * inner + 1];
    for (int i = 0; i < inner; i++) {
      int node = open.remove(/* index */ random.nextInt(open.size()));
      left[node] = 2 * i + 1;
      open.add(left[node]);
      open.add(left[node] + 1);
    }
    builder.begin(random.nextInt(outputs), left.length);
    for (int node = 0; node < left.length; node++) {
      int column = random.nextInt(width);
      boolean missingLeft = random.nextInt(2) == 0;
      if (left[node] == 0) {
        builder.leaf(node, random.nextDouble() - 0.5);
      } else if (column >= width - categories) {
        long[] goLeft = new long[Trees.WORDS];
        for (int bin = 0; bin < bins; bin++) {
          if (random.nextInt(2) == 0) goLeft[bin >>> 6] |= 1L << (bin & 63);
        }
        builder.categories(node, column, left[node], goLeft, missingLeft);
      } else {
        builder.numbers(node, column, left[node], number(random), missingLeft);
      }
    }
  }

  static double number(RandomStream random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.POSITIVE_INFINITY;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2, 3, 4 -> VALUES[random.nextInt(VALUES.length)];
      case 5, 6, 7 -> random.nextInt(20);
      default -> random.nextDouble() * 10 - 5;
    };
  }

  /// Rows whose values are often just what some node compares with, or next to it.
  double[] rows(Trees trees, RandomStream random, int count) {
    double[] rows = new double[count * width];
    for (int i = 0; i < rows.length; i++) rows[i] = value(trees, random, i % width);
    return rows;
  }

  private double value(Trees trees, RandomStream random, int column) {
    if (random.nextInt(6) == 0) return Double.NaN;
    if (column >= width - categories) {
      return switch (random.nextInt(8)) {
        case 0 -> number(random);
        case 1 -> 250 + random.nextInt(10);
        default -> random.nextInt(bins + 1);
      };
    }
    if (trees.nodes() == 0) return number(random);
    int node = random.nextInt(trees.nodes());
    double value = trees.left(node) == 0 ? number(random) : trees.value(node);
    return switch (random.nextInt(4)) {
      case 0 -> number(random);
      case 1 -> Math.nextUp(value);
      case 2 -> Math.nextDown(value);
      default -> value;
    };
  }
}
