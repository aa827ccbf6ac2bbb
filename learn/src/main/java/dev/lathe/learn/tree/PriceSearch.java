package dev.lathe.learn.tree;

import dev.lathe.frame.Column;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds by cross-validation what a leaf should cost. A tree is grown on all rows but those of a
/// fold, its prices are found, and each row of the fold goes down it once: cheap leaves leave the
/// row in a deep node, dear ones in a node further up, so one way down gives the error at every
/// price.
///
/// **Source.** Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*, 1984,
/// sections 3.4.2 and 11.4 (geometric means of neighbouring prices).
final class PriceSearch {
  private static final int FOLDS = 10;

  private final DecisionRows rows;
  private final DecisionTree settings;
  private final double[] prices;
  private final double[] between;
  private final int[] folds;

  /// @param steps the prices to choose from, rising
  PriceSearch(DecisionRows rows, DecisionTree settings, List<SingleTree.Step> steps) {
    this.rows = rows;
    this.settings = settings;
    prices = steps.stream().mapToDouble(SingleTree.Step::price).toArray();
    between = new double[prices.length];
    for (int i = 0; i < prices.length; i++) {
      boolean last = i + 1 == prices.length;
      between[i] =
          last ? Double.POSITIVE_INFINITY : Math.sqrt(prices[i]) * Math.sqrt(prices[i + 1]);
    }
    folds = folds();
  }

  /// The error of each row of a fold at every price, added up.
  private static final class Errors {
    final double[] sums;
    final double[] squares;
    double weight;

    Errors(int prices) {
      sums = new double[prices + 1];
      squares = new double[prices + 1];
    }
  }

  /// The chosen price.
  double price() {
    int count = Arrays.stream(folds).max().orElse(-1) + 1;
    if (count < 2 || prices.length == 1) return prices[0];
    List<Errors> parts = Bins.workers((long) rows.rows() * rows.width()).map(count, this::errors);
    var all = new Errors(prices.length);
    for (Errors part : parts) {
      all.weight += part.weight;
      for (int i = 0; i < prices.length; i++) {
        all.sums[i] += part.sums[i];
        all.squares[i] += part.squares[i];
      }
    }
    int best = 0;
    double sum = 0;
    double square = 0;
    double[] means = new double[prices.length];
    double[] deviations = new double[prices.length];
    for (int i = 0; i < prices.length; i++) {
      sum += all.sums[i];
      square += all.squares[i];
      means[i] = sum / all.weight;
      double variance = Math.max(0, square / all.weight - means[i] * means[i]);
      deviations[i] = Math.sqrt(variance / all.weight);
      if (means[i] <= means[best] * (1 + 1e-12)) best = i;
    }
    if (settings.pruning().equals(DecisionTree.CROSS_VALIDATED)) return prices[best];
    int simplest = best;
    for (int i = best; i < prices.length; i++) {
      if (means[i] <= means[best] + deviations[best]) simplest = i;
    }
    return prices[simplest];
  }

  private Errors errors(int fold) {
    var errors = new Errors(prices.length);
    boolean[] wanted = new boolean[rows.rows()];
    boolean any = false;
    for (int row = 0; row < wanted.length; row++) {
      wanted[row] = rows.weights[row] > 0 && folds[row] != fold;
      any |= wanted[row];
    }
    if (!any) return errors;
    DecisionNodes nodes = new DecisionGrower(rows, settings, wanted).grow();
    double[] pruned = WeakestLinks.of(nodes).prices();
    for (int row = 0; row < wanted.length; row++) {
      if (folds[row] != fold || rows.weights[row] == 0) continue;
      errors.weight += rows.weights[row];
      add(errors, nodes, pruned, row);
    }
    return errors;
  }

  /// Adds a row's error in each node on its way to the prices at which it ends there.
  private void add(Errors errors, DecisionNodes nodes, double[] pruned, int row) {
    int end = prices.length;
    for (int node = 0; ; ) {
      boolean leaf = nodes.leaf(node);
      int from = leaf ? 0 : first(pruned[node], end);
      double error = rows.weights[row] * error(nodes, node, row);
      double square = error * error(nodes, node, row);
      errors.sums[from] += error;
      errors.sums[end] -= error;
      errors.squares[from] += square;
      errors.squares[end] -= square;
      end = from;
      if (leaf || end == 0) return;
      node = nodes.left(node) + (nodes.split(node).right(rows, row) ? 1 : 0);
    }
  }

  /// The first of the prices at which a node is a leaf.
  private int first(double price, int end) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (between[middle] >= price) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private double error(DecisionNodes nodes, int node, int row) {
    if (rows.classes == 0) {
      double off = nodes.share(node, 0) - rows.amounts[row];
      return off * off;
    }
    double error = 0;
    for (int code = 0; code < rows.classes; code++) {
      double off = nodes.share(node, code) - (rows.codes[row] == code ? 1 : 0);
      error += off * off;
    }
    return error;
  }

  /// The fold of each row: the same share of every class, or of the rows in the order of their
  /// numbers; whole groups where the task has groups.
  private int[] folds() {
    int[] folds = new int[rows.rows()];
    var random = RandomStream.of(settings.seed(), "decision-tree folds");
    if (rows.task.roles().group().isPresent()) {
      Column groups = rows.task.frame().column(rows.task.roles().group().get());
      int[] order = random.permutation(folds.length);
      Map<String, Integer> known = new HashMap<>();
      for (int row : order) known.putIfAbsent(groups.text(row), known.size());
      int count = Math.min(FOLDS, known.size());
      for (int row = 0; row < folds.length; row++)
        folds[row] = known.getOrDefault(groups.text(row), 0) % count;
      return folds;
    }
    int[] order = random.permutation(folds.length);
    int[] sorted =
        IntStream.of(order)
            .filter(row -> rows.weights[row] > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    row -> rows.classes > 0 ? rows.codes[row] : rows.amounts[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = Math.max(1, Math.min(FOLDS, sorted.length));
    for (int i = 0; i < sorted.length; i++) folds[sorted[i]] = i % count;
    return folds;
  }
}
