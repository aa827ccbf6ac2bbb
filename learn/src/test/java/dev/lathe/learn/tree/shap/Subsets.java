package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;

/// Shapley values and interactions by their definition, over all subsets of the columns: the plain
/// twin of [TreeShap].
final class Subsets {
  private Subsets() {}

  /// What a score is expected to be while only some columns are known.
  interface Game {
    double worth(int known);
  }

  /// Rows go both ways, by their shares, where an unknown column is asked.
  static Game byShares(Trees trees, int output, double[] row) {
    return known -> {
      double sum = 0;
      for (int tree = 0; tree < trees.count(); tree++) {
        if (trees.output(tree) == output) sum += worth(trees, trees.root(tree), row, known);
      }
      return sum;
    };
  }

  private static double worth(Trees trees, int node, double[] row, int known) {
    int left = trees.left(node);
    if (left == 0) return trees.value(node);
    int column = trees.column(node);
    if ((known >>> column & 1) != 0) {
      return worth(trees, left + (trees.goesRight(node, row[column]) ? 1 : 0), row, known);
    }
    double share = trees.cover(left) / trees.cover(node);
    double other = trees.cover(left + 1) / trees.cover(node);
    return share * worth(trees, left, row, known) + other * worth(trees, left + 1, row, known);
  }

  /// Unknown columns are filled in from each background row.
  static Game against(Trees trees, int output, double[] row, double[] background, int count) {
    int width = trees.width();
    return known -> {
      double sum = 0;
      for (int other = 0; other < count; other++) {
        double[] mixed = new double[width];
        for (int column = 0; column < width; column++) {
          boolean own = (known >>> column & 1) != 0;
          mixed[column] = own ? row[column] : background[other * width + column];
        }
        double[] scores = new double[trees.outputs()];
        trees.addTo(scores, mixed, 1);
        sum += scores[output];
      }
      return sum / count;
    };
  }

  static double value(Game game, int columns, int column) {
    double value = 0;
    for (int known = 0; known < 1 << columns; known++) {
      if ((known >>> column & 1) != 0) continue;
      int size = Integer.bitCount(known);
      double weight = factorial(size) * factorial(columns - size - 1) / factorial(columns);
      value += weight * (game.worth(known | 1 << column) - game.worth(known));
    }
    return value;
  }

  /// Half of what two columns do together.
  static double pair(Game game, int columns, int column, int other) {
    double value = 0;
    int both = 1 << column | 1 << other;
    for (int known = 0; known < 1 << columns; known++) {
      if ((known & both) != 0) continue;
      int size = Integer.bitCount(known);
      double weight = factorial(size) * factorial(columns - size - 2) / factorial(columns - 1);
      double together = game.worth(known | both) - game.worth(known | 1 << column);
      value += weight * (together - game.worth(known | 1 << other) + game.worth(known)) / 2;
    }
    return value;
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) product *= i;
    return product;
  }
}
