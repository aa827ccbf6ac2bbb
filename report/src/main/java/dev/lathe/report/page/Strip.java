package dev.lathe.report.page;

import dev.lathe.learn.Score;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An interval on an axis, as positions in percent of its length: what a small picture in a table
/// is drawn from.
///
/// @param left where the interval begins
/// @param width how long it is
/// @param at where the value stands
/// @param beyond the end that the value lies beyond, `low` or `high`; empty where it is within
public record Strip(double left, double width, double at, Optional<String> beyond) {
  /// A stretch of numbers.
  ///
  /// @param low its lower end
  /// @param high its upper end
  public record Axis(double low, double high) {
    /// The axis on which these scores of one name stand: 0 to 1 for shares, else from zero, or
    /// below it, to a little beyond the largest.
    static Axis of(List<Score> scores) {
      boolean share = !scores.isEmpty() && ScoreName.share(scores.getFirst().name());
      double low = Math.min(0, scores.stream().mapToDouble(Axis::least).min().orElse(0));
      double high = scores.stream().mapToDouble(Axis::most).max().orElse(1);
      return new Axis(low, share ? 1 : high > low ? high + 0.08 * (high - low) : low + 1);
    }

    /// The axis that shows how these scores differ.
    static Axis close(List<Score> scores) {
      double low = scores.stream().mapToDouble(Axis::least).min().orElse(0);
      double high = scores.stream().mapToDouble(Axis::most).max().orElse(1);
      double margin = high > low ? 0.08 * (high - low) : Math.max(1e-9, Math.abs(high) / 10);
      return new Axis(low - margin, high + margin);
    }

    private static double least(Score score) {
      return Double.isFinite(score.low()) ? Math.min(score.low(), score.value()) : score.value();
    }

    private static double most(Score score) {
      return Double.isFinite(score.high()) ? Math.max(score.high(), score.value()) : score.value();
    }

    Optional<String> beyond(double value) {
      if (value < low) return Optional.of("low");
      return value > high ? Optional.of("high") : Optional.empty();
    }

    /// Where a value stands, in percent; what lies beyond an end stands at it.
    double percent(double value) {
      if (!Double.isFinite(value)) return 0;
      return Math.clamp((value - low) / (high - low), 0, 1) * 100;
    }
  }

  static Strip of(Score score, Axis axis) {
    double at = axis.percent(score.value());
    double left = Double.isFinite(score.low()) ? axis.percent(score.low()) : at;
    double right = Double.isFinite(score.high()) ? axis.percent(score.high()) : at;
    return new Strip(left, Math.max(0, right - left), at, axis.beyond(score.value()));
  }

  /// The style that puts the interval in its place.
  public String span() {
    return String.format(Locale.ROOT, "left:%.2f%%;width:%.2f%%", left, width);
  }

  /// The style that puts the value in its place.
  public String dot() {
    return String.format(Locale.ROOT, "left:%.2f%%", at);
  }
}
