package dev.lathe.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What columns add to the scores of rows two by two: a column's contribution parted into what it
/// does by itself and what it does together with each other column.
///
/// ```java
/// static String strangestPair(Interactions interactions, int row) {
///   Interactions.Pair pair = interactions.pairs(row, 0).getFirst();
///   return pair.column() + " with " + pair.other();
/// }
/// ```
///
/// **Shapes.** Rows, outputs of the model, and the columns that it reads after preparation, twice.
/// The same either way round; a column's values add up to its [Contributions], so that what a pair
/// does is in them twice, half of it at a time.
///
/// **Units.** That of the model's score, as of [Contributions].
///
/// **Source.** Lundberg et al., *From local explanations to global understanding with explainable
/// AI for trees*, Nature Machine Intelligence 2020: Shapley interaction values.
public final class Interactions {
  private final List<String> columns;
  private final int outputs;
  private final double[] values;

  private Interactions(List<String> columns, int outputs, double[] values) {
    this.columns = columns;
    this.outputs = outputs;
    this.values = values;
  }

  /// What two columns do to a score together.
  ///
  /// @param value in the unit of the score, of both halves; above 0 it raises the score
  public record Pair(String column, String other, double value) {}

  /// Interactions that were found.
  ///
  /// @param values `(rows, outputs, columns + 1, columns + 1)`, the last of each table the expected
  ///   score; not copied
  public static Interactions of(List<String> columns, int outputs, double[] values) {
    int width = columns.size() + 1;
    if (outputs < 1 || values.length % (outputs * width * width) != 0) {
      throw new IllegalArgumentException(
          "%s values for %s outputs and %s columns, which takes %s a row"
              .formatted(values.length, outputs, columns.size(), outputs * width * width));
    }
    return new Interactions(List.copyOf(columns), outputs, values);
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
    int width = columns.size() + 1;
    return values.length / (outputs * width * width);
  }

  /// Half of what two columns do together; of a column with itself, what it does alone.
  public double value(int row, int output, int column, int other) {
    return values[at(row, output) + column * (columns.size() + 1) + other];
  }

  private int at(int row, int output) {
    int width = columns.size() + 1;
    return (row * outputs + output) * width * width;
  }

  /// The score that a row would have if nothing were known of it.
  public double expected(int row, int output) {
    int width = columns.size() + 1;
    return values[at(row, output) + width * width - 1];
  }

  /// The score of a row: the expected one and all values.
  public double score(int row, int output) {
    double score = expected(row, output);
    for (int column = 0; column < columns.size(); column++) {
      for (int other = 0; other < columns.size(); other++) {
        score += value(row, output, column, other);
      }
    }
    return score;
  }

  /// The pairs of different columns of a row, what moves the score most first, without those that
  /// move nothing.
  public List<Pair> pairs(int row, int output) {
    List<Pair> pairs = new ArrayList<>();
    for (int column = 1; column < columns.size(); column++) {
      for (int other = 0; other < column; other++) {
        double value = 2 * value(row, output, column, other);
        if (value != 0) pairs.add(new Pair(columns.get(other), columns.get(column), value));
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.value())));
    return List.copyOf(pairs);
  }

  @Override
  public String toString() {
    return "Interactions[%s rows, %s outputs, %s columns]"
        .formatted(rows(), outputs, columns.size());
  }
}
