package dev.lathe.learn.additive;

import java.util.Arrays;
import java.util.List;

/// What each term of an [AdditiveModel] adds to the scores of some rows.
///
/// The intercept and then the terms, added in this order, are the raw score to the last bit.
public final class Contributions {
  private final List<String> terms;
  private final double[] intercept;
  private final double[] values;
  private final int rows;

  /// @param values `(rows, terms, scores)`
  Contributions(List<String> terms, double[] intercept, double[] values, int rows) {
    this.terms = terms;
    this.intercept = intercept.clone();
    this.values = values;
    this.rows = rows;
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// The terms' names in order.
  public List<String> terms() {
    return terms;
  }

  /// The score of the average row.
  ///
  /// @param score of several classes the class, else 0
  public double intercept(int score) {
    return intercept[score];
  }

  /// What a term adds to a score of a row.
  public double value(int row, int term, int score) {
    return values[(row * terms.size() + term) * intercept.length + score];
  }

  /// What each term adds to a score of a row.
  public double[] of(int row, int score) {
    double[] all = new double[terms.size()];
    Arrays.setAll(all, term -> value(row, term, score));
    return all;
  }

  /// The raw score of a row: its intercept and what the terms add.
  public double score(int row, int score) {
    double sum = intercept[score];
    for (int term = 0; term < terms.size(); term++) sum += value(row, term, score);
    return sum;
  }
}
