package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.quality.Score;

/// Scores predictions for the rows of a sheet.
///
/// @param score `auc`, `accuracy` or `r2`
/// @param value more is better
record Quality(String score, double value) {
  static Quality of(Sheet held, double[] predictions) {
    Score score = Answers.score(held.kind());
    return new Quality(score.key(), score.of(held.target(), Answers.of(held, predictions)));
  }
}
