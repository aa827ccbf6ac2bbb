package dev.lathe.report.page;

import java.util.List;
import java.util.Optional;

/// What the charts of a page are drawn from, as its script reads it.
///
/// @param target what is predicted
/// @param curves for two classes
/// @param points for numbers: actual and predicted, row by row
public record Drawing(String target, Optional<Curves> curves, Optional<List<List<Double>>> points) {

  /// For two classes.
  ///
  /// @param positive the positive class
  /// @param start which of the cuts is the model's own threshold
  /// @param cuts threshold, true positives, false positives, true negatives, false negatives;
  ///   thresholds rising
  /// @param reliability mean probability, observed share, rows
  public record Curves(
      String positive, int start, List<List<Double>> cuts, List<List<Double>> reliability) {}
}
