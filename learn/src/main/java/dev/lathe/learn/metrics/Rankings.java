package dev.lathe.learn.metrics;

import java.util.Arrays;

/// Rows of groups put in the order of their scores.
final class Rankings {
  private final double[] truth;
  private final double[] scores;
  private final int[] group;
  private final int count;
  private final int[] rows;
  private final int[] starts;

  Rankings(double[] truth, double[] scores, int[] group) {
    this.truth = truth;
    this.scores = scores;
    this.group = group;
    count = Arrays.stream(group).max().orElse(-1) + 1;
    starts = new int[count + 1];
    for (int each : group) starts[each + 1]++;
    for (int each = 0; each < count; each++) starts[each + 1] += starts[each];
    int[] next = starts.clone();
    rows = new int[group.length];
    for (int row = 0; row < group.length; row++) rows[next[group[row]]++] = row;
  }

  /// The rows of a group, the highest score first.
  private int[] ranked(int each) {
    return Arrays.stream(rows, starts[each], starts[each + 1])
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  Scoring ndcg(int top) {
    double[] values = new double[count];
    for (int each = 0; each < count; each++) {
      int[] ranked = ranked(each);
      double best = best(ranked, top);
      values[each] = best > 0 ? worth(ranked, top) / best : Double.NaN;
    }
    return mean(values);
  }

  /// What the order is worth; rows of equal score share the places they stand on.
  private double worth(int[] ranked, int top) {
    double worth = 0;
    for (int from = 0; from < ranked.length; ) {
      int to = from;
      double gains = 0;
      double places = 0;
      while (to < ranked.length && scores[ranked[to]] == scores[ranked[from]]) {
        gains += RankingMetrics.gain(truth[ranked[to]]);
        if (to < top) places += RankingMetrics.discount(to);
        to++;
      }
      worth += gains * places / (to - from);
      from = to;
    }
    return worth;
  }

  private double best(int[] ranked, int top) {
    double[] relevance = Arrays.stream(ranked).mapToDouble(row -> truth[row]).sorted().toArray();
    double best = 0;
    for (int place = 0; place < Math.min(top, relevance.length); place++) {
      double most = relevance[relevance.length - 1 - place];
      best += RankingMetrics.gain(most) * RankingMetrics.discount(place);
    }
    return best;
  }

  Scoring averagePrecision() {
    double[] values = new double[count];
    for (int each = 0; each < count; each++) values[each] = precision(ranked(each));
    return mean(values);
  }

  /// Precision at each threshold times the relevant rows it brings, as the steps of a curve.
  private double precision(int[] ranked) {
    double found = 0;
    double sum = 0;
    for (int from = 0; from < ranked.length; ) {
      int to = from;
      double more = 0;
      while (to < ranked.length && scores[ranked[to]] == scores[ranked[from]]) {
        if (truth[ranked[to++]] > 0) more++;
      }
      found += more;
      sum += more * found / to;
      from = to;
    }
    return found > 0 ? sum / found : Double.NaN;
  }

  /// The mean over the groups that have a value, each counted by the mean weight of its rows.
  private Scoring mean(double[] values) {
    return weights -> {
      double[] sums = new double[count];
      for (int row = 0; row < group.length; row++) sums[group[row]] += weights[row];
      double total = 0;
      double counted = 0;
      for (int each = 0; each < count; each++) {
        if (Double.isNaN(values[each])) continue;
        double weight = sums[each] / (starts[each + 1] - starts[each]);
        total += weight * values[each];
        counted += weight;
      }
      return counted > 0 ? total / counted : Double.NaN;
    };
  }
}
