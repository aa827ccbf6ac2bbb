package dev.lathe.report.page;

import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Evaluation.Point;
import dev.lathe.learn.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How far predicted numbers are off.
///
/// @param target what is predicted
/// @param points rows that are shown
/// @param half half of them are off by no more than this
/// @param most nine tenths are off by no more than this
/// @param parts the points in parts of like prediction: the charts as a table
public record Misses(
    String target, List<Point> points, String half, String most, List<Part> parts) {
  private static final int PARTS = 10;

  /// Rows of like prediction.
  ///
  /// @param range their predictions
  /// @param rows how many
  /// @param predicted mean prediction
  /// @param actual mean of the truth
  /// @param off mean of what predictions are off by
  public record Part(String range, String rows, String predicted, String actual, String off) {
    private static Part of(List<Point> points) {
      return new Part(
          "%s to %s"
              .formatted(
                  Figures.number(points.getFirst().predicted()),
                  Figures.number(points.getLast().predicted())),
          Figures.count(points.size()),
          Figures.number(mean(points.stream().map(Point::predicted).toList())),
          Figures.number(mean(points.stream().map(Point::actual).toList())),
          Figures.number(mean(points.stream().map(Misses::off).toList())));
    }
  }

  static Optional<Misses> of(Output output, Evaluation test) {
    List<Point> points = test.points();
    if (points.isEmpty()) return Optional.empty();
    List<Double> off = points.stream().map(Misses::off).sorted().toList();
    List<Point> rising =
        points.stream().sorted(Comparator.comparingDouble(Point::predicted)).toList();
    List<Part> parts = new ArrayList<>();
    int count = Math.min(PARTS, points.size());
    for (int part = 0; part < count; part++) {
      int from = part * points.size() / count;
      int to = (part + 1) * points.size() / count;
      parts.add(Part.of(rising.subList(from, to)));
    }
    return Optional.of(
        new Misses(
            output.target(),
            points,
            Figures.number(off.get((off.size() - 1) / 2)),
            Figures.number(off.get((int) Math.ceil((off.size() - 1) * 0.9))),
            parts));
  }

  private static double off(Point point) {
    return Math.abs(point.actual() - point.predicted());
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  /// How many rows are shown.
  public String shown() {
    return Figures.count(points.size(), "row");
  }

  Drawing drawing() {
    return new Drawing(
        target,
        Optional.empty(),
        Optional.of(
            points.stream().map(point -> List.of(point.actual(), point.predicted())).toList()));
  }
}
