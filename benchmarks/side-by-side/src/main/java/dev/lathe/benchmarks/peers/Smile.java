package dev.lathe.benchmarks.peers;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/// Smile's boosting and forests of two classes. It has no missing values: a missing number is the
/// column's smallest, less one, and a missing category a level of its own.
final class Smile implements Contender {
  private static final String TARGET = "target";

  private final Setup setup;
  private @Nullable DataFrame rows;
  private @Nullable DataFrame held;
  private Scoring scoring =
      (_, _) -> {
        throw new IllegalStateException("nothing was learned");
      };
  private long bytes;

  /// Fills in the shares of both classes.
  private interface Scoring {
    void score(Tuple row, double[] shares);
  }

  Smile(Setup setup) {
    this.setup = setup;
    // It takes its threads from the common pool.
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism",
        String.valueOf(Math.max(1, setup.threads() - 1)));
  }

  @Override
  public String name() {
    return "Smile 4.3.0";
  }

  @Override
  public void load(Sheet sheet) {
    if (sheet.kind() != Kind.BINARY) throw new Absent("Smile is asked for two classes only");
    rows = frame(sheet);
    bytes = 8L * sheet.rows() * (sheet.width() + 1L);
  }

  private static DataFrame frame(Sheet sheet) {
    var columns = new ValueVector[sheet.width() + 1];
    for (int column = 0; column < sheet.width(); column++) {
      double[] values = sheet.column(column);
      int levels = sheet.levels(column);
      double gap =
          levels > 0
              ? levels
              : Arrays.stream(values).filter(value -> !Double.isNaN(value)).min().orElse(0) - 1;
      for (int row = 0; row < values.length; row++) {
        if (Double.isNaN(values[row])) values[row] = gap;
      }
      columns[column] =
          levels > 0
              ? codes("x" + column, values, levels + 1)
              : new DoubleVector("x" + column, values);
    }
    columns[sheet.width()] = codes(TARGET, sheet.target(), sheet.classes());
    return new DataFrame(columns);
  }

  private static IntVector codes(String name, double[] values, int levels) {
    String[] names =
        IntStream.range(0, levels).mapToObj(level -> "c" + level).toArray(String[]::new);
    var field = new StructField(name, DataTypes.IntType, new NominalScale(names));
    return new IntVector(field, Arrays.stream(values).mapToInt(value -> (int) value).toArray());
  }

  @Override
  public long loaded() {
    return bytes;
  }

  @Override
  public boolean binsApart() {
    return false;
  }

  @Override
  public double bin() {
    return 0;
  }

  @Override
  public double train() {
    DataFrame from = rows;
    if (from == null) throw new IllegalStateException("no rows were loaded");
    var formula = Formula.lhs(TARGET);
    long start = System.nanoTime();
    switch (setup.method()) {
      case BOOSTING -> {
        var options =
            new GradientTreeBoost.Options(
                setup.trees(), 64, setup.leaves(), Setup.MINIMUM_ROWS, Setup.RATE, 1, null, null);
        var model = GradientTreeBoost.fit(formula, from, options);
        scoring = model::predict;
      }
      case FOREST -> {
        var options =
            new RandomForest.Options(
                setup.trees(),
                0,
                smile.base.cart.SplitRule.GINI,
                1000,
                Integer.MAX_VALUE,
                1,
                1,
                null,
                LongStream.range(1, 1 + setup.trees()).toArray(),
                null);
        var model = RandomForest.fit(formula, from, options);
        scoring = model::predict;
      }
      case EXTRA_TREES, ISOLATION, DEFAULTS, DEFAULT_FOREST, DEFAULT_EXTRA_TREES ->
          throw new Absent("Smile is asked for boosting and forests");
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public void hold(Sheet sheet) {
    held = frame(sheet);
  }

  @Override
  public double[] score() {
    DataFrame from = held;
    if (from == null) throw new IllegalStateException("no rows to score");
    double[] scores = new double[from.size()];
    double[] shares = new double[2];
    for (int row = 0; row < scores.length; row++) {
      scoring.score(from.get(row), shares);
      scores[row] = shares[1];
    }
    return scores;
  }

  @Override
  public void close() {}
}
