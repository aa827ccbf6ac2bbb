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
import java.util.Arrays;
import java.util.List;

/// Gives each level of a column of categories a column of its own, such as `port=Cherbourg`, that
/// is 1 in the rows of that level and 0 elsewhere.
///
/// Rare levels, with a weight below 10 and below a hundredth of all, share one column.
///
/// **Missing values.** Are a level of their own where they occur in the rows that are learned from.
/// A level that was not there is 0 in all columns.
///
/// **Cost.** A byte for each row and level.
public record OneHot() implements Preparation {
  static final String TYPE = "one-hot.v1";

  private static final double RARE = 10;
  private static final double RARE_SHARE = 0.01;
  private static final Numbers ZERO = Numbers.of(0);
  private static final Numbers ONE = Numbers.of(1);

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.weights();
    var names = new Names(task);
    List<Switches> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Categories column) {
        pieces.add(switches(inputs.names().get(i), column, weights, names));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private static Switches switches(String name, Categories column, double[] weights, Names unique) {
    double[] totals = Levels.totals(column, weights);
    double missing = totals[totals.length - 1];
    Categories levels = Levels.seen(column, totals);
    double rare = Math.min(RARE, RARE_SHARE * Arrays.stream(totals).sum());
    int[] places = new int[levels.levels().size() + 1];
    List<String> names = new ArrayList<>();
    List<Integer> few = new ArrayList<>();
    for (int code = 0; code < places.length - 1; code++) {
      String level = levels.levels().get(code);
      if (totals[column.code(level)] < rare) {
        few.add(code);
      } else {
        places[code] = names.size();
        names.add(unique.unique(name + "=" + level));
      }
    }
    for (int code : few) {
      places[code] = names.size();
    }
    if (few.size() == 1) {
      names.add(unique.unique(name + "=" + levels.levels().get(few.getFirst())));
    } else if (!few.isEmpty()) {
      names.add(unique.unique(name + "=(rare)"));
    }
    places[places.length - 1] = missing > 0 || names.isEmpty() ? names.size() : -1;
    if (missing > 0 || names.isEmpty()) names.add(unique.unique(name + "=(missing)"));
    return new Switches(name, levels, places, names);
  }

  /// The levels and their columns.
  public static final class Fitted implements Step {
    private final Rewrite<Switches> rewrite;

    private Fitted(List<Switches> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE)
          .with("columns", rewrite.pieces().stream().map(Switches::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Switches::read).toList());
    }
  }

  /// One column's levels; the last place is that of what is missing.
  private static final class Switches implements Piece {
    private final String column;
    private final Categories levels;
    private final int[] places;
    private final List<String> names;

    Switches(String column, Categories levels, int[] places, List<String> names) {
      this.column = column;
      this.levels = levels;
      this.places = places;
      this.names = List.copyOf(names);
      Sound.length(places.length, levels.levels().size() + 1, "places of levels");
      Sound.within(places, -1, names.size(), "places of levels");
      Sound.check(!names.isEmpty(), "a column has no level");
    }

    @Override
    public String column() {
      return column;
    }

    @Override
    public List<String> names() {
      return names;
    }

    @Override
    public List<Column> apply(Column values) {
      Categories categories = Levels.categories(column, values);
      Categories known = categories.within(levels);
      if (values.rows() == 1) return one(place(categories, known, 0));
      double[][] made = new double[names.size()][values.rows()];
      for (int row = 0; row < values.rows(); row++) {
        int place = place(categories, known, row);
        if (place >= 0) made[place][row] = 1;
      }
      List<Column> columns = new ArrayList<>(made.length);
      for (double[] each : made) {
        columns.add(Numbers.of(each));
      }
      return columns;
    }

    private List<Column> one(int place) {
      Column[] columns = new Column[names.size()];
      Arrays.fill(columns, ZERO);
      if (place >= 0) columns[place] = ONE;
      return Arrays.asList(columns);
    }

    private int place(Categories categories, Categories known, int row) {
      int code = known.code(row);
      if (code != Categories.MISSING) return places[code];
      return categories.missing(row) ? places[places.length - 1] : -1;
    }

    Parts parts() {
      return Parts.of("one-hot-column.v1")
          .with("name", column)
          .with("levels", levels.levels())
          .with("places", places)
          .with("names", names);
    }

    static Switches read(Parts parts) {
      return new Switches(
          parts.text("name"),
          Sound.dictionary(parts.texts("levels")),
          parts.ints("places"),
          parts.texts("names"));
    }
  }
}
