package dev.lathe.learn.additive;

import java.util.ArrayList;
import java.util.List;

/// What one column adds to the score, for each of its values.
///
/// Its mean over the rows that were learned from is zero: what it adds is more or less than for the
/// average row.
public final class Curve implements Term {
  private final Axis axis;
  private final Table table;

  Curve(Axis axis, Table table) {
    this.axis = axis;
    this.table = table;
  }

  /// A piece of the curve.
  ///
  /// @param label its values in words: `17 to 25`, `Private` or `missing`
  /// @param low the number above which it begins; `NaN` where it is no interval of numbers
  /// @param high the number with which it ends; `NaN` where it is no interval of numbers
  /// @param value what it adds to the score
  /// @param error standard error of the value; `NaN` where there is one bag only
  /// @param weight how many rows that were learned from lie there, by weight
  public record Piece(
      String label, double low, double high, double value, double error, double weight) {}

  @Override
  public String name() {
    return axis.name();
  }

  /// The column.
  public Axis axis() {
    return axis;
  }

  @Override
  public List<Axis> axes() {
    return List.of(axis);
  }

  @Override
  public double importance() {
    return table.importance();
  }

  /// What it adds to a score in a cell of its axis.
  public double value(int cell, int score) {
    return table.value(cell, score);
  }

  /// The curve, cell after cell, of the only score or the first.
  public List<Piece> pieces() {
    return pieces(0);
  }

  /// The curve, cell after cell, without those that no row lies in.
  ///
  /// @param score which of the scores: of several classes the class, else 0
  public List<Piece> pieces(int score) {
    List<Piece> pieces = new ArrayList<>();
    for (int cell = 0; cell < axis.size(); cell++) {
      if (table.weight(cell) == 0) continue;
      boolean interval = axis.numbers() && cell != axis.missing();
      pieces.add(
          new Piece(
              axis.label(cell),
              interval ? axis.low(cell) : Double.NaN,
              interval ? axis.high(cell) : Double.NaN,
              table.value(cell, score),
              table.error(cell, score),
              table.weight(cell)));
    }
    return pieces;
  }

  Table table() {
    return table;
  }

  @Override
  public String toString() {
    return "Curve[%s]".formatted(name());
  }
}
