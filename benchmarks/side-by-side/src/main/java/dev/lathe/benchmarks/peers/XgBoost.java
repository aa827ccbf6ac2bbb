package dev.lathe.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/// XGBoost's histogram method through its JVM package.
///
/// It makes its bins when the first tree is grown and keeps them with the matrix: [#bin()] makes a
/// matrix and grows a tree, [#train()] finds the bins there, [#fit()] does both with no tree lost.
final class XgBoost implements Contender {
  private final Setup setup;
  private final Map<String, Object> settings = new HashMap<>();
  private float[] cells = {};
  private float[] label = {};
  private String[] types = {};
  private float[] heldCells = {};
  private int heldRows;
  private int rows;
  private @Nullable DMatrix matrix;
  private @Nullable DMatrix held;
  private @Nullable Booster booster;

  XgBoost(Setup setup) {
    boolean defaults = setup.method() == Setup.Method.DEFAULTS;
    if (setup.method() != Setup.Method.BOOSTING && !defaults) {
      throw new Absent("XGBoost is asked for boosting only");
    }
    this.setup = setup;
    settings.put("tree_method", "hist");
    if (!defaults) alike();
    settings.put("nthread", setup.threads());
    settings.put("seed", setup.seed());
    settings.put("verbosity", 0);
    try { // loads the native library
      new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  /// The settings that every side is given.
  private void alike() {
    if (setup.depth() == 0) {
      settings.put("grow_policy", "lossguide");
      settings.put("max_leaves", setup.leaves());
    }
    settings.put("max_depth", setup.depth());
    settings.put("eta", Setup.RATE);
    settings.put("max_bin", Setup.BINS);
    settings.put("lambda", 0);
    settings.put("min_child_weight", Setup.MINIMUM_HESSIAN);
  }

  @Override
  public String name() {
    return "XGBoost 3.0.4";
  }

  @Override
  public void load(Sheet sheet) {
    settings.put(
        "objective",
        switch (sheet.kind()) {
          case BINARY -> "binary:logistic";
          case MULTICLASS -> "multi:softprob";
          case REGRESSION -> "reg:squarederror";
        });
    if (sheet.kind() == Kind.MULTICLASS) settings.put("num_class", sheet.classes());
    cells = cells(sheet);
    types = types(sheet);
    double[] target = sheet.target();
    label = new float[target.length];
    for (int row = 0; row < label.length; row++) label[row] = (float) target[row];
    rows = sheet.rows();
  }

  private static float[] cells(Sheet sheet) {
    long size = (long) sheet.rows() * sheet.width();
    if (size > Integer.MAX_VALUE - 8) throw new Absent("XGBoost is not given so many cells");
    float[] cells = new float[(int) size];
    for (int column = 0; column < sheet.width(); column++) {
      double[] values = sheet.column(column);
      for (int row = 0; row < values.length; row++) {
        cells[row * sheet.width() + column] = (float) values[row];
      }
    }
    return cells;
  }

  private static String[] types(Sheet sheet) {
    String[] types = new String[sheet.width()];
    for (int column = 0; column < types.length; column++) {
      types[column] = sheet.levels(column) > 0 ? "c" : "float";
    }
    return types;
  }

  @Override
  public long loaded() {
    return 4L * (cells.length + label.length);
  }

  private DMatrix made(float[] cells, int rows) {
    try {
      var made = new DMatrix(cells, rows, types.length, Float.NaN);
      made.setFeatureTypes(types);
      return made;
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private DMatrix made() {
    DMatrix before = matrix;
    if (before != null) before.dispose();
    try {
      DMatrix made = made(cells, rows);
      made.setLabel(label);
      matrix = made;
      return made;
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double bin() {
    long start = System.nanoTime();
    grow(made(), 1);
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public double train() {
    DMatrix from = matrix;
    if (from == null) throw new IllegalStateException("no bins were made");
    long start = System.nanoTime();
    grow(from, setup.trees());
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public double fit() {
    long start = System.nanoTime();
    grow(made(), setup.trees());
    return (System.nanoTime() - start) * 1e-9;
  }

  private void grow(DMatrix from, int trees) {
    Booster before = booster;
    if (before != null) before.dispose();
    try {
      booster = XGBoost.train(from, settings, trees, Map.of(), null, null);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void hold(Sheet sheet) {
    heldCells = cells(sheet);
    heldRows = sheet.rows();
    held = made(heldCells, heldRows);
  }

  /// In place, which is quicker and remembers no earlier scores; through a matrix where there are
  /// categories.
  @Override
  public double[] score() {
    try {
      return Arrays.asList(types).contains("c")
          ? flat(booster().predict(held()))
          : flat(booster().inplace_predict(heldCells, heldRows, types.length, Float.NaN));
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long leaves() {
    try {
      long leaves = 0;
      for (String tree : booster().getModelDump("", false)) {
        leaves += tree.split("leaf=", -1).length - 1;
      }
      return leaves;
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] explain() {
    try {
      return flat(booster().predictContrib(held(), 0));
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private static double[] flat(float[][] scores) {
    int width = scores.length == 0 ? 0 : scores[0].length;
    double[] flat = new double[scores.length * width];
    for (int row = 0; row < scores.length; row++) {
      for (int i = 0; i < width; i++) flat[row * width + i] = scores[row][i];
    }
    return flat;
  }

  @Override
  public RowCall rowCall(int width) {
    Booster fitted = booster();
    float[] row = new float[width];
    return values -> {
      for (int column = 0; column < width; column++) row[column] = (float) values[column];
      try {
        return fitted.inplace_predict(row, 1, width, Float.NaN)[0][0];
      } catch (XGBoostError e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public void save(Path file) {
    try (var out = Files.newOutputStream(file)) {
      booster().saveModel(out, "ubj");
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double loadAndScore(Path file, double[] row) {
    float[] values = new float[row.length];
    for (int column = 0; column < row.length; column++) values[column] = (float) row[column];
    try {
      Booster loaded = XGBoost.loadModel(Files.readAllBytes(file));
      double score = loaded.inplace_predict(values, 1, row.length, Float.NaN)[0][0];
      loaded.dispose();
      return score;
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (DMatrix each : Arrays.asList(matrix, held)) {
      if (each != null) each.dispose();
    }
    Booster last = booster;
    if (last != null) last.dispose();
  }

  private Booster booster() {
    Booster found = booster;
    if (found == null) throw new IllegalStateException("nothing was learned");
    return found;
  }

  private DMatrix held() {
    DMatrix found = held;
    if (found == null) throw new IllegalStateException("no rows to score");
    return found;
  }
}
