package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.List;

/// Drops the columns that carry nothing: those that are missing, or have the same value, in every
/// row that counts. A column that is missing in some rows and constant in the others is kept, for
/// that may tell something. Of columns that all carry nothing the first is kept, so that a frame
/// never loses its rows.
public record Keep() implements Preparation {
  static final String TYPE = "keep.v1";

  private static final double[] ALIKE = {};

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.roles().weights().isPresent() ? task.weights() : ALIKE;
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (varies(inputs.column(i), weights)) kept.add(inputs.names().get(i));
    }
    if (kept.isEmpty() && inputs.width() > 0) kept.add(inputs.names().getFirst());
    if (kept.size() == inputs.width()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(kept), inputs);
  }

  /// Whether two rows that count differ.
  ///
  /// @param weights one for each row, or none where all count
  private static boolean varies(Column column, double[] weights) {
    int first = 0;
    while (first < weights.length && weights[first] == 0) first++;
    for (int row = first + 1; row < column.rows(); row++) {
      boolean counts = weights.length == 0 || weights[row] > 0;
      if (counts && !same(column, first, row)) return true;
    }
    return false;
  }

  private static boolean same(Column column, int first, int row) {
    return switch (column) {
      case Numbers numbers -> same(numbers.at(first), numbers.at(row));
      case Categories categories -> categories.code(first) == categories.code(row);
      case YesNo yesNo -> yesNo.code(first) == yesNo.code(row);
      case Times times -> times.micros(first) == times.micros(row);
      case Texts texts ->
          texts.missing(first) == texts.missing(row) && texts.text(first).equals(texts.text(row));
    };
  }

  private static boolean same(double one, double other) {
    return one == other || (!Double.isFinite(one) && !Double.isFinite(other));
  }

  /// The columns that are kept, in order.
  ///
  /// @param columns their names
  public record Fitted(List<String> columns) implements Step {
    public Fitted {
      columns = List.copyOf(columns);
      Sound.check(!columns.isEmpty(), "no column is kept");
    }

    @Override
    public Frame apply(Frame frame) {
      return frame.select(columns);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", columns);
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.texts("columns"));
    }
  }
}
