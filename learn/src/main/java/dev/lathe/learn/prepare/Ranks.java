package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Turns each column of categories into numbers by how common a level is: 0 for the most common, 1
/// for the next; of equals the first in the column's dictionary comes first. A level that was not
/// there gets the number behind the last, as if it were rarer than all others.
///
/// For what tells rows apart without a target: the rare levels stand together at one end.
///
/// **Missing values.** Stay missing.
public record Ranks() implements Preparation {
  static final String TYPE = "ranks.v1";

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.weights();
    List<Ranking> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Categories column) {
        pieces.add(new Ranking(inputs.names().get(i), ranked(column, weights)));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private static List<String> ranked(Categories column, double[] weights) {
    double[] totals = Levels.totals(column, weights);
    return IntStream.range(0, column.levels().size())
        .filter(code -> totals[code] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(code -> -totals[code]))
        .map(column.levels()::get)
        .toList();
  }

  /// The columns that become ranks.
  public static final class Fitted implements Step {
    private final Rewrite<Ranking> rewrite;

    private Fitted(List<Ranking> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", rewrite.pieces().stream().map(Ranking::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Ranking::read).toList());
    }
  }

  /// The levels of one column, the most common first.
  private record Ranking(String column, List<String> levels) implements Piece {
    @Override
    public List<String> names() {
      return List.of(column);
    }

    @Override
    public List<Column> apply(Column values) {
      Categories categories = Levels.categories(column, values);
      Map<String, Integer> places = new HashMap<>();
      for (String level : levels) {
        places.put(level, places.size());
      }
      double[] ranks = new double[categories.levels().size()];
      for (int code = 0; code < ranks.length; code++) {
        ranks[code] = places.getOrDefault(categories.levels().get(code), levels.size());
      }
      double[] ranked = new double[categories.rows()];
      for (int row = 0; row < ranked.length; row++) {
        int code = categories.code(row);
        ranked[row] = code == Categories.MISSING ? Double.NaN : ranks[code];
      }
      return List.of(Numbers.of(ranked));
    }

    Parts parts() {
      return Parts.of("ranks-column.v1").with("name", column).with("levels", levels);
    }

    static Ranking read(Parts parts) {
      List<String> levels = parts.texts("levels");
      Sound.check(new HashSet<>(levels).size() == levels.size(), "a level has two ranks");
      return new Ranking(parts.text("name"), levels);
    }
  }
}
