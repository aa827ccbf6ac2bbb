package dev.lathe.learn.additive;

import java.util.List;

/// What two columns add to the score together, beyond what the curve of each adds.
///
/// Its mean over the rows that were learned from is zero in every cell of either axis, so none of
/// it could be told by a curve.
public final class Surface implements Term {
  private final Axis first;
  private final Axis second;
  private final Table table;

  Surface(Axis first, Axis second, Table table) {
    this.first = first;
    this.second = second;
    this.table = table;
  }

  @Override
  public String name() {
    return first.name() + " × " + second.name();
  }

  /// The first column.
  public Axis first() {
    return first;
  }

  /// The second column.
  public Axis second() {
    return second;
  }

  @Override
  public List<Axis> axes() {
    return List.of(first, second);
  }

  @Override
  public double importance() {
    return table.importance();
  }

  private int cell(int one, int other) {
    if (one < 0 || one >= first.size() || other < 0 || other >= second.size()) {
      throw new IndexOutOfBoundsException(
          "cell %s, %s of %s × %s".formatted(one, other, first.size(), second.size()));
    }
    return one * second.size() + other;
  }

  /// What it adds to a score in a cell of each axis.
  public double value(int first, int second, int score) {
    return table.value(cell(first, second), score);
  }

  /// The standard error of that value; `NaN` where there is one bag only.
  public double error(int first, int second, int score) {
    return table.error(cell(first, second), score);
  }

  /// How many rows that were learned from lie there, by weight.
  public double weight(int first, int second) {
    return table.weight(cell(first, second));
  }

  Table table() {
    return table;
  }

  @Override
  public String toString() {
    return "Surface[%s]".formatted(name());
  }
}
