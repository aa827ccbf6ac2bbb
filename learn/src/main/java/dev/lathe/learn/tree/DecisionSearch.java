package dev.lathe.learn.tree;

import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Tries every place to part a node by one column.
final class DecisionSearch {
  /// A split must be better than another by more than rounding, to take its place.
  private static final double ROUNDING = 1e-12;

  private final DecisionRows rows;
  private final DecisionTree settings;
  private final int column;
  private final Tally all;
  private final Tally left;
  private final Tally right;
  private final Tally missing;
  private double best = Double.NEGATIVE_INFINITY;
  private int bestAt = -1;
  private boolean bestMissingLeft;

  /// @param all the node's rows
  DecisionSearch(DecisionRows rows, DecisionTree settings, int column, Tally all) {
    this.rows = rows;
    this.settings = settings;
    this.column = column;
    this.all = all;
    left = new Tally(rows, settings.impurity());
    right = new Tally(rows, settings.impurity());
    missing = new Tally(rows, settings.impurity());
  }

  /// The best split by a column of numbers.
  ///
  /// @param order the rows in the order of their values, the missing ones last
  DecisionSplit numbers(int[] order, int from, int to) {
    double[] values = rows.values[column];
    int end = to;
    while (end > from && Double.isNaN(values[order[end - 1]])) missing.add(order[--end]);
    for (int i = from; i + 1 < end; i++) {
      left.add(order[i]);
      if (values[order[i]] != values[order[i + 1]]) offer(i);
    }
    if (end > from) left.add(order[end - 1]);
    if (end < to && end > from) offerMissing(end - 1);
    if (bestAt < 0) return DecisionSplit.NONE;
    double threshold =
        bestAt == end - 1
            ? Double.POSITIVE_INFINITY
            : ForestColumn.midway(values[order[bestAt]], values[order[bestAt + 1]]);
    return new DecisionSplit(best, column, threshold, bestMissingLeft);
  }

  /// The best split by a column of categories.
  DecisionSplit levels(int[] order, int from, int to) {
    byte[] bins = rows.bins[column];
    int size = rows.column(column).size();
    var tallies = new Tally[size];
    for (int i = from; i < to; i++) {
      int bin = bins[order[i]] & 0xFF;
      if (bin == size) {
        missing.add(order[i]);
        continue;
      }
      if (tallies[bin] == null) tallies[bin] = new Tally(rows, settings.impurity());
      tallies[bin].add(order[i]);
    }
    int code = rows.classes == 2 ? 1 : all.frequent();
    int[] present =
        IntStream.range(0, size)
            .filter(bin -> tallies[bin] != null)
            .boxed()
            .sorted(Comparator.comparingDouble(bin -> tallies[bin].share(code)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < present.length; i++) {
      left.add(tallies[present[i]]);
      if (i + 1 < present.length) offer(i);
      else if (missing.weight() > 0) offerMissing(i);
    }
    if (bestAt < 0) return DecisionSplit.NONE;
    long[] goLeft = new long[Trees.WORDS];
    double weight = 0;
    for (int i = 0; i <= bestAt; i++) {
      goLeft[present[i] >>> 6] |= 1L << present[i];
      weight += tallies[present[i]].weight();
    }
    boolean mostLeft = weight >= all.weight() / 2;
    for (int bin = 0; mostLeft && bin < size; bin++) {
      if (tallies[bin] == null) goLeft[bin >>> 6] |= 1L << bin; // absent ones go with most rows
    }
    if (bestMissingLeft) goLeft[size >>> 6] |= 1L << size;
    return DecisionSplit.levels(best, column, goLeft, bestMissingLeft);
  }

  private void offer(int at) {
    right.rest(all, left);
    if (missing.weight() == 0) {
      offer(at, left, right, left.weight() >= right.weight());
      return;
    }
    offer(at, left, right, false);
    var with = new Tally(rows, settings.impurity());
    with.copy(left);
    with.add(missing);
    right.rest(all, with);
    offer(at, with, right, true);
  }

  private void offerMissing(int at) {
    right.rest(all, left);
    offer(at, left, right, false);
  }

  private void offer(int at, Tally one, Tally other, boolean missingLeft) {
    double least = Math.max(settings.minimumRows(), 0);
    if (one.weight() < least || other.weight() < least) return;
    double worth = one.worth() + other.worth();
    if (better(worth, best)) {
      best = worth;
      bestAt = at;
      bestMissingLeft = missingLeft;
    }
  }

  static boolean better(double worth, double than) {
    return worth > than + ROUNDING * Math.abs(worth);
  }

  static int[] rowsOf(boolean[] wanted) {
    return IntStream.range(0, wanted.length).filter(row -> wanted[row]).toArray();
  }
}
