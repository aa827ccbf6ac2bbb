package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// Turns categories of many levels into what the target is on average in the rows of the level: the
/// mean of a number, the share of the positive class, or the shares of the most frequent classes,
/// one column each.
///
/// How common a level is may stand beside it, as the share of all rows: it says how far the mean
/// can be trusted, and often something by itself.
///
/// The mean is drawn towards that of all rows by as many rows as [#smoothing()] says, so that a
/// level of few rows says little. The rows that are learned from are encoded from other rows than
/// themselves, or else a level of one row would tell that row's target: out of fold, each from the
/// other folds, or ordered, each from the rows before it in a random order. Where a task has
/// groups, no row is encoded from its own group.
///
/// **Shapes.** One column for a number or two classes, else one for each of the ten most frequent
/// classes.
///
/// **Weights.** The means of new rows are those of the rows given as often as they weigh. A row
/// that is learned from is encoded once, whatever its weight.
///
/// **Missing values.** Are a level of their own. A level that was not there becomes the mean of all
/// rows.
///
/// **Source.** Micci-Barreca, *A preprocessing scheme for high-cardinality categorical attributes*,
/// SIGKDD Explorations 2001, equation 3, with a fixed smoothing; the mean of all rows takes part in
/// every fold's encoding, for a fold's own would tell which fold a row is in. Ordered:
/// Prokhorenkova et al., *CatBoost: unbiased boosting with categorical features*, NeurIPS 2018,
/// section 3.2, with one order for all trees.
///
/// @param above encodes columns of more levels than this, 0 or more
/// @param smoothing how many rows the mean of all counts for, above 0
/// @param statistic from which other rows a row that is learned from is encoded
/// @param folds 2 or more, where rows are encoded out of fold
/// @param beside whether the categories stay, before what they are encoded as
/// @param shares whether there is also a column of the share of rows that have the level
/// @param seed of the folds or the order
public record TargetEncoding(
    int above,
    double smoothing,
    TargetStatistic statistic,
    int folds,
    boolean beside,
    boolean shares,
    long seed)
    implements Preparation {
  static final String TYPE = "target-encoding.v1";

  /// Columns of more than 50 levels, smoothed by 10 rows, in 5 folds, in place of the categories.
  public TargetEncoding() {
    this(50, 10, TargetStatistic.OUT_OF_FOLD, 5, false, false, 0);
  }

  /// The same for columns of more levels than this.
  public TargetEncoding above(int above) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  /// The same smoothed by this many rows.
  public TargetEncoding smoothing(double smoothing) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  /// The same with this statistic.
  public TargetEncoding statistic(TargetStatistic statistic) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  /// The same with the categories left beside what they are encoded as, or not.
  public TargetEncoding beside(boolean beside) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  /// The same with a column of shares of rows, or not.
  public TargetEncoding shares(boolean shares) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  /// The same with this seed.
  public TargetEncoding seed(long seed) {
    return new TargetEncoding(above, smoothing, statistic, folds, beside, shares, seed);
  }

  public TargetEncoding {
    if (above < 0) throw new IllegalArgumentException("above must be 0 or more, got " + above);
    if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
    }
    if (folds < 2) throw new IllegalArgumentException("folds must be 2 or more, got " + folds);
  }

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    if (!Chain.any(inputs, Categories.class)) return Chain.unchanged(inputs);
    double[] weights = task.weights();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Categories column && levels(column, weights) > above) {
        columns.add(inputs.names().get(i));
      }
    }
    if (columns.isEmpty()) return Chain.unchanged(inputs);
    var outcomes = Outcomes.of(task);
    var turns = Turns.of(task, RandomStream.of(seed, "target-encoding"));
    var names = new Names(task);
    List<Means> pieces = new ArrayList<>();
    List<Encoded> ready = new ArrayList<>();
    for (String column : columns) {
      List<String> made = new ArrayList<>();
      List<Column> encoded = new ArrayList<>();
      if (beside) {
        made.add(column);
        encoded.add(inputs.column(column));
      }
      var rows = new LevelMeans(inputs.categories(column), weights);
      List<double[]> byLevel = new ArrayList<>();
      for (int output = 0; output < outcomes.names().size(); output++) {
        double[] values = outcomes.values(output);
        made.add(names.unique(column + outcomes.names().get(output)));
        byLevel.add(rows.means(values, smoothing));
        encoded.add(Numbers.of(learned(rows, values, turns)));
      }
      if (shares) {
        made.add(names.unique(column + ".share"));
        byLevel.add(rows.shares());
        encoded.add(Numbers.of(rows.each(byLevel.getLast())));
      }
      pieces.add(new Means(column, rows.levels(), byLevel.toArray(new double[0][]), made));
      ready.add(new Encoded(column, made, encoded));
    }
    var step = new Fitted(pieces);
    return new Prepared(new Recipe(List.of(step)), new Rewrite<>(ready).apply(inputs));
  }

  /// What the rows that are learned from are encoded as.
  private double[] learned(LevelMeans rows, double[] values, Turns turns) {
    return switch (statistic) {
      case OUT_OF_FOLD ->
          rows.outOfFold(values, smoothing, turns.folds(folds, values.length), folds);
      case ORDERED -> rows.ordered(values, smoothing, turns);
    };
  }

  private static int levels(Categories column, double[] weights) {
    int levels = 0;
    for (double total : Levels.totals(column, weights)) {
      if (total > 0) levels++;
    }
    return levels;
  }

  /// The means of each level.
  public static final class Fitted implements Step {
    private final Rewrite<Means> rewrite;

    private Fitted(List<Means> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", rewrite.pieces().stream().map(Means::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Means::read).toList());
    }
  }

  /// The rows that were learned from, encoded already.
  private record Encoded(String column, List<String> names, List<Column> columns) implements Piece {
    @Override
    public List<Column> apply(Column values) {
      return columns;
    }
  }

  /// One column's levels and for each output their means, followed by that of what is missing and
  /// that of levels that were not there. One name more than outputs is that of the categories.
  private static final class Means implements Piece {
    private final String column;
    private final Categories levels;
    private final double[][] means;
    private final List<String> names;

    Means(String column, Categories levels, double[][] means, List<String> names) {
      this.column = column;
      this.levels = levels;
      this.means = means;
      this.names = List.copyOf(names);
      if (names.size() != means.length + 1) {
        Sound.length(means.length, names.size(), "columns of means");
      }
      Sound.check(means.length > 0, "a column is encoded as nothing");
      for (double[] each : means) {
        Sound.length(each.length, levels.levels().size() + 2, "means of levels");
        Sound.finite(each, "means of levels");
      }
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
      List<Column> columns = new ArrayList<>(names.size());
      if (names.size() > means.length) columns.add(values);
      for (double[] each : means) {
        double[] encoded = new double[values.rows()];
        for (int row = 0; row < encoded.length; row++) {
          int code = known.code(row);
          int unknown = each.length - (categories.missing(row) ? 2 : 1);
          encoded[row] = each[code == Categories.MISSING ? unknown : code];
        }
        columns.add(Numbers.of(encoded));
      }
      return columns;
    }

    Parts parts() {
      Parts parts =
          Parts.of("target-encoding-column.v1")
              .with("name", column)
              .with("levels", levels.levels())
              .with("names", names)
              .with("outputs", means.length);
      for (int output = 0; output < means.length; output++) {
        parts = parts.with("means-" + output, means[output]);
      }
      return parts;
    }

    static Means read(Parts parts) {
      List<String> names = parts.texts("names");
      int outputs = parts.count("outputs");
      Sound.check(outputs >= 0 && outputs <= names.size(), "more means than columns");
      double[][] means = new double[outputs][];
      for (int output = 0; output < outputs; output++) {
        means[output] = parts.doubles("means-" + output);
      }
      return new Means(parts.text("name"), Sound.dictionary(parts.texts("levels")), means, names);
    }
  }
}
