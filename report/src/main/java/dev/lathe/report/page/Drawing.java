package dev.lathe.report.page;

import java.util.List;
import java.util.Optional;

/// What the charts of a page are drawn from, as its script reads it.
///
/// @param target what is predicted
/// @param curves for two classes
/// @param points for numbers: actual and predicted, row by row
/// @param shapes of an additive model: its curves
public record Drawing(
    String target,
    Optional<Curves> curves,
    Optional<List<List<Double>>> points,
    Optional<List<Shape>> shapes) {

  /// A drawing of a model that is not additive.
  Drawing(String target, Optional<Curves> curves, Optional<List<List<Double>>> points) {
    this(target, curves, points, Optional.empty());
  }

  /// This drawing with the curves of an additive model.
  Drawing shapes(List<Shape> shapes) {
    return new Drawing(target, curves, points, Optional.of(shapes));
  }

  /// A curve of an additive model.
  ///
  /// @param numbers whether its column holds numbers, else levels
  /// @param name the column
  /// @param labels of its pieces
  /// @param pieces where each begins and ends, what it adds, the error of that
  public record Shape(
      boolean numbers, String name, List<String> labels, List<List<Double>> pieces) {}

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
