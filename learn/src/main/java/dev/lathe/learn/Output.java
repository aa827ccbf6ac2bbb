package dev.lathe.learn;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model predicts.
///
/// @param target the column's name; of an anomaly the column of labels, which nothing is learned
///   from, or the name that the answers get where there are none
/// @param kind what kind of task it is
/// @param levels the classes, of two the positive one last; of an anomaly what the labels say, the
///   strange one last, or nothing; empty for numbers
/// @param threshold from which probability on the positive one of two classes is predicted, `[0,
///   1]`; from which score on a row is an anomaly
/// @param quantiles which quantiles of the number are predicted, rising, each the share of rows
///   below it; empty for the number alone
/// @param group the column within whose groups rows are ranked; empty for other kinds
/// @param offset the column that scores start from, which new rows must have too; empty for none
public record Output(
    String target,
    TaskKind kind,
    List<String> levels,
    double threshold,
    List<Double> quantiles,
    Optional<String> group,
    Optional<String> offset) {
  private static final double MIDDLE = 0.5;

  /// The most relevance that a row can have: what it is worth doubles with each step.
  private static final double MOST_RELEVANT = 31;

  public Output {
    levels = List.copyOf(levels);
    quantiles = List.copyOf(quantiles);
    double last = 0;
    for (double share : quantiles) {
      if (!(share > last && share < 1) || kind != TaskKind.REGRESSION) {
        throw new IllegalArgumentException(
            "'%s' has the quantiles %s; they rise, above 0 and below 1, and are of numbers"
                .formatted(target, quantiles));
      }
      last = share;
    }
    if (kind.classes() && levels.size() < 2) {
      throw new IllegalArgumentException(
          "'%s' needs two classes or more, got %s".formatted(target, levels));
    }
    if (kind == TaskKind.BINARY && levels.size() != 2) {
      throw new IllegalArgumentException(
          "'%s' has %s classes; binary needs two".formatted(target, levels.size()));
    }
    if (kind == TaskKind.ANOMALY && levels.size() != 2 && !levels.isEmpty()) {
      throw new IllegalArgumentException(
          "labels of anomalies say one of two things, those in '%s' say %s"
              .formatted(target, levels.size()));
    }
    boolean sound =
        kind == TaskKind.ANOMALY ? !Double.isNaN(threshold) : threshold >= 0 && threshold <= 1;
    if (!sound) {
      throw new IllegalArgumentException("threshold must be within 0 and 1, got " + threshold);
    }
  }

  /// An output whose prediction is the most probable class, or the number.
  public Output(String target, TaskKind kind, List<String> levels) {
    this(target, kind, levels, MIDDLE, List.of(), Optional.empty(), Optional.empty());
  }

  /// The same output with this threshold.
  public Output threshold(double threshold) {
    return new Output(target, kind, levels, threshold, quantiles, group, offset);
  }

  /// The same output with these quantiles.
  public Output quantiles(List<Double> quantiles) {
    return new Output(target, kind, levels, threshold, quantiles, group, offset);
  }

  /// The output of a task with these roles: a ranking knows its group, an offset is kept.
  Output roles(Roles roles) {
    if (kind == TaskKind.RANKING && roles.group().isEmpty()) {
      throw new IllegalArgumentException(
          "a ranking of '%s' needs to know which rows are ranked together; name the column that tells, as --group"
              .formatted(target));
    }
    return new Output(
        target,
        kind,
        levels,
        threshold,
        quantiles,
        kind == TaskKind.RANKING ? roles.group() : Optional.empty(),
        roles.offset());
  }

  /// How many numbers a model gives for each row: one for each class or quantile, or one.
  public int width() {
    return kind.classes() ? levels.size() : Math.max(1, quantiles.size());
  }

  /// Which of the numbers is the prediction: the quantile nearest to the median, of two the lower.
  public int middle() {
    int middle = 0;
    for (int i = 1; i < quantiles.size(); i++) {
      boolean nearer =
          Math.abs(quantiles.get(i) - MIDDLE) < Math.abs(quantiles.get(middle) - MIDDLE);
      if (nearer) middle = i;
    }
    return middle;
  }

  /// What the score of each row starts from; none where the model was fitted without.
  ///
  /// @throws IllegalArgumentException when it is missing in a row
  public double[] offsets(Frame frame) {
    if (offset.isEmpty()) return new double[0];
    double[] offsets = frame.numbers(offset.get()).toArray();
    for (int row = 0; row < offsets.length; row++) {
      if (!Double.isFinite(offsets[row])) {
        throw new IllegalArgumentException(
            "offset '%s' is missing in row %s; the model starts from it in every row"
                .formatted(offset.get(), row + 1));
      }
    }
    return offsets;
  }

  /// The target of a frame in the terms of this output. Every row must have one.
  ///
  /// @throws IllegalArgumentException when the frame lacks the column, a value is missing, or it is
  ///   no number where numbers are predicted
  public Target of(Frame frame) {
    return of(frame, Kept.of(Numbers.of()));
  }

  /// The target of a frame whose rows are those that were kept of another, by which they are named.
  Target of(Frame frame, Kept kept) {
    Column column = frame.column(target);
    if (kind.classes() || kind == TaskKind.ANOMALY) return classes(column, kept);
    double[] values = new double[column.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = amount(column, row);
      if (!suits(values[row])) {
        throw new IllegalArgumentException(
            "target '%s' is '%s' in row %s; a %s needs a finite number%s"
                .formatted(
                    target,
                    column.text(row),
                    kept.place(row),
                    kind.key(),
                    switch (kind) {
                      case COUNT -> " that is not negative";
                      case RANKING -> " from 0 to 31";
                      case BINARY, MULTICLASS, REGRESSION, ANOMALY -> "";
                    }));
      }
    }
    return new Target.Amounts(values);
  }

  private boolean suits(double value) {
    return switch (kind) {
      case COUNT -> value >= 0 && value < Double.POSITIVE_INFINITY;
      case RANKING -> value >= 0 && value <= MOST_RELEVANT;
      case BINARY, MULTICLASS, REGRESSION, ANOMALY -> Double.isFinite(value);
    };
  }

  private static double amount(Column column, int row) {
    return switch (column) {
      case Numbers numbers -> numbers.at(row);
      case YesNo yesNo -> yesNo.missing(row) ? Double.NaN : yesNo.code(row);
      default -> Double.NaN;
    };
  }

  private Target.Classes classes(Column column, Kept kept) {
    Map<String, Integer> codes = new HashMap<>();
    for (int level = 0; level < levels.size(); level++) {
      codes.put(levels.get(level), level);
    }
    int[] found = new int[column.rows()];
    for (int row = 0; row < found.length; row++) {
      if (column.missing(row)) {
        throw new IllegalArgumentException(
            "target '%s' is missing in row %s".formatted(target, kept.place(row)));
      }
      found[row] = codes.getOrDefault(column.text(row), Target.Classes.UNSEEN);
    }
    return new Target.Classes(levels, found);
  }
}
