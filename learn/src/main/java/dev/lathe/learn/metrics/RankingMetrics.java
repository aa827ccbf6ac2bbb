package dev.lathe.learn.metrics;

/// Scores of an order within groups, over plain arrays with an entry for each row.
///
/// ```java
/// double[] relevance = {2, 0, 1};
/// double[] scores = {0.9, 0.1, 0.4};
/// double best = RankingMetrics.ndcg(relevance, scores, new int[] {0, 0, 0}, 10);
/// ```
///
/// A group in which no row is relevant says nothing and is left out; where none is left the score
/// is `NaN`. Rows of equal score share the places they stand on, so that the order in which rows
/// are given does not matter.
public final class RankingMetrics {
  private RankingMetrics() {}

  /// Normalised discounted cumulative gain: the sum over the first rows of `(2^relevance - 1) /
  /// log2(1 + place)`, divided by the largest that it can be; the mean over the groups. `[0, 1]`,
  /// higher is better.
  ///
  /// **Source.** Järvelin and Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, ACM
  /// TOIS 2002, with the gain of Burges et al., *Learning to rank using gradient descent*, ICML
  /// 2005; equal scores as in McSherry and Najork, *Computing information retrieval performance
  /// measures efficiently in the presence of tied scores*, ECIR 2008.
  ///
  /// @param relevance 0 or more
  /// @param groups the number of each row's group, from 0
  /// @param top how many rows of a group count, 1 or more
  public static double ndcg(double[] relevance, double[] scores, int[] groups, int top) {
    return new Rankings(relevance, scores, groups).ndcg(top).of(Averages.ones(groups.length));
  }

  /// Mean average precision: at each relevant row (relevance above 0), which share of the rows down
  /// to it is relevant; the mean over a group's relevant rows, then over the groups. `[0, 1]`,
  /// higher is better.
  ///
  /// @param relevance 0 or more
  /// @param groups the number of each row's group, from 0
  public static double averagePrecision(double[] relevance, double[] scores, int[] groups) {
    var ranked = new Rankings(relevance, scores, groups);
    return ranked.averagePrecision().of(Averages.ones(groups.length));
  }

  /// What a row of this relevance is worth in the first place.
  public static double gain(double relevance) {
    return StrictMath.pow(2, relevance) - 1;
  }

  /// By what a row counts in a place, from 0.
  public static double discount(int place) {
    return StrictMath.log(2) / StrictMath.log(2.0 + place);
  }
}
