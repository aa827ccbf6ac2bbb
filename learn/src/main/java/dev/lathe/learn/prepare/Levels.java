package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.List;

/// Fixes the dictionary of every column of categories to the levels that were learned from, so that
/// codes mean the same whatever frame is predicted. A level that was not there becomes missing.
public record Levels() implements Preparation {
  static final String TYPE = "levels.v1";

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    if (!Chain.any(inputs, Categories.class)) return Chain.unchanged(inputs);
    double[] weights = task.weights();
    List<Dictionary> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Categories column) {
        pieces.add(new Dictionary(inputs.names().get(i), seen(column, totals(column, weights))));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  /// The weight of each level, and behind them of what is missing.
  static double[] totals(Categories column, double[] weights) {
    int levels = column.levels().size();
    var sums = new Sums(levels + 1);
    for (int row = 0; row < weights.length; row++) {
      int code = column.code(row);
      sums.add(code == Categories.MISSING ? levels : code, weights[row]);
    }
    double[] totals = new double[levels + 1];
    for (int code = 0; code <= levels; code++) {
      totals[code] = sums.at(code);
    }
    return totals;
  }

  /// A dictionary of the levels that have weight, without rows.
  static Categories seen(Categories column, double[] totals) {
    List<String> levels = new ArrayList<>();
    for (int code = 0; code < column.levels().size(); code++) {
      if (totals[code] > 0) levels.add(column.levels().get(code));
    }
    boolean all = levels.size() == column.levels().size();
    return all ? column.rows(0, 0) : Categories.of(levels, new int[0]);
  }

  /// The categories in a column, which must hold some.
  static Categories categories(String name, Column column) {
    if (column instanceof Categories categories) return categories;
    throw PlainNumbers.wrongType(name, "categories", column);
  }

  /// The dictionaries.
  public static final class Fitted implements Step {
    private final Rewrite<Dictionary> rewrite;

    private Fitted(List<Dictionary> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE)
          .with("columns", rewrite.pieces().stream().map(Dictionary::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Dictionary::read).toList());
    }
  }

  private record Dictionary(String column, Categories levels) implements Piece {
    @Override
    public List<String> names() {
      return List.of(column);
    }

    @Override
    public List<Column> apply(Column values) {
      return List.of(categories(column, values).within(levels));
    }

    Parts parts() {
      return Parts.of("levels-column.v1").with("name", column).with("levels", levels.levels());
    }

    static Dictionary read(Parts parts) {
      return new Dictionary(parts.text("name"), Sound.dictionary(parts.texts("levels")));
    }
  }
}
