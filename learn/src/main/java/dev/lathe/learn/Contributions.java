package dev.lathe.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What each column adds to the scores of rows: beginning at the expected score, the columns'
/// values lead to the row's.
///
/// ```java
/// static String mainReason(Contributions contributions, int row) {
///   return contributions.reasons(row, 0).getFirst().column();
/// }
/// ```
///
/// **Shapes.** Rows, outputs of the model, and the columns that it reads after preparation.
///
/// **Units.** That of the model's score, which the model names: log-odds for boosting of two
/// classes, the target's unit for plain regression.
public final class Contributions {
  private final List<String> columns;
  private final int outputs;
  private final double[] values;

  private Contributions(List<String> columns, int outputs, double[] values) {
    this.columns = columns;
    this.outputs = outputs;
    this.values = values;
  }

  /// What a column adds to a score.
  ///
  /// @param value in the unit of the score; above 0 it raises it
  public record Reason(String column, double value) {}

  /// Contributions that were found.
  ///
  /// @param values `(rows, outputs, columns + 1)`, the last of each the expected score; not copied
  public static Contributions of(List<String> columns, int outputs, double[] values) {
    if (outputs < 1 || values.length % (outputs * (columns.size() + 1)) != 0) {
      throw new IllegalArgumentException(
          "%s values for %s outputs and %s columns, which takes %s a row"
              .formatted(values.length, outputs, columns.size(), outputs * (columns.size() + 1)));
    }
    return new Contributions(List.copyOf(columns), outputs, values);
  }

  /// The columns that the model reads, in its order.
  public List<String> columns() {
    return columns;
  }

  /// How many scores a row has.
  public int outputs() {
    return outputs;
  }

  /// How many rows there are.
  public int rows() {
    return values.length / (outputs * (columns.size() + 1));
  }

  /// What a column adds to a score of a row.
  public double value(int row, int output, int column) {
    return values[at(row, output) + column];
  }

  private int at(int row, int output) {
    return (row * outputs + output) * (columns.size() + 1);
  }

  /// The score expected of a row of which nothing is known.
  public double expected(int output) {
    if (values.length == 0) throw new IllegalStateException("there are no rows");
    return values[at(0, output) + columns.size()];
  }

  /// The score of a row: the expected one and what all columns add to it.
  public double score(int row, int output) {
    double score = values[at(row, output) + columns.size()];
    for (int column = 0; column < columns.size(); column++) score += value(row, output, column);
    return score;
  }

  /// The columns of a row, what moves the score most first, without those that move nothing.
  public List<Reason> reasons(int row, int output) {
    List<Reason> reasons = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      double value = value(row, output, column);
      if (value != 0) reasons.add(new Reason(columns.get(column), value));
    }
    reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.value())));
    return List.copyOf(reasons);
  }

  @Override
  public String toString() {
    return "Contributions[%s rows, %s outputs, %s columns]"
        .formatted(rows(), outputs, columns.size());
  }
}
