package dev.lathe.benchmarks.peers;

import static java.lang.foreign.MemorySegment.NULL;

import dev.lathe.benchmarks.peers.LightGbmLibrary.Call;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// LightGBM, called through its C interface.
final class LightGbm implements Contender {
  private static final int NORMAL = 0;
  private static final int SHARES = 3;

  private final Setup setup;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment out = arena.allocate(8);
  private MemorySegment settings = NULL;
  private MemorySegment label = NULL;
  private @Nullable Matrix rows;
  private Matrix.@Nullable Sparse sparse;
  private @Nullable Matrix held;
  private long width;
  private int count;
  private int outputs;
  private MemorySegment dataset = NULL;
  private MemorySegment booster = NULL;

  LightGbm(Setup setup) {
    if (setup.method() != Setup.Method.BOOSTING && setup.method() != Setup.Method.DEFAULTS) {
      throw new Absent("LightGBM is asked for boosting only");
    }
    this.setup = setup;
    // Links every call, so that the first one timed does not.
    LightGbmLibrary.DATASET_FREE.with(NULL);
  }

  @Override
  public String name() {
    return "LightGBM 4.3.0";
  }

  private String settings(Sheet sheet) {
    String objective =
        switch (sheet.kind()) {
          case BINARY -> "binary";
          case MULTICLASS -> "multiclass num_class=" + sheet.classes();
          case REGRESSION -> "regression";
        };
    String categories =
        sheet.categories().stream().map(String::valueOf).collect(Collectors.joining(","));
    String own =
        "objective=%s num_threads=%s seed=%s verbosity=-1"
            .formatted(objective, setup.threads(), setup.seed());
    return own
        + (setup.method() == Setup.Method.DEFAULTS ? "" : alike())
        + (categories.isEmpty() ? "" : " categorical_feature=" + categories);
  }

  /// The settings that every side is given.
  private String alike() {
    return String.format(
        Locale.ROOT,
        " num_leaves=%d max_depth=%d learning_rate=%s max_bin=%d"
            + " min_data_in_leaf=%d min_sum_hessian_in_leaf=%s",
        setup.leaves(),
        setup.depth() == 0 ? -1 : setup.depth(),
        Setup.RATE,
        Setup.BINS,
        Setup.MINIMUM_ROWS,
        Setup.MINIMUM_HESSIAN);
  }

  @Override
  public void load(Sheet sheet) {
    settings = arena.allocateFrom(settings(sheet));
    double[] target = sheet.target();
    label = arena.allocate(4L * target.length, 64);
    for (int row = 0; row < target.length; row++) {
      label.setAtIndex(ValueLayout.JAVA_FLOAT, row, (float) target[row]);
    }
    count = sheet.rows();
    width = sheet.width();
    outputs = sheet.kind() == Kind.MULTICLASS ? sheet.classes() : 1;
    if (sheet.sparse()) sparse = Matrix.Sparse.of(sheet, arena);
    else rows = Matrix.of(sheet, arena);
  }

  @Override
  public long loaded() {
    Matrix dense = rows;
    Matrix.Sparse thin = sparse;
    return label.byteSize()
        + (dense != null ? dense.cells().byteSize() : thin != null ? thin.bytes() : 0);
  }

  @Override
  public double bin() {
    if (!dataset.equals(NULL)) LightGbmLibrary.DATASET_FREE.with(dataset);
    MemorySegment name = arena.allocateFrom("label");
    Matrix dense = rows;
    Matrix.Sparse thin = sparse;
    long start = System.nanoTime();
    if (dense != null) {
      LightGbmLibrary.DATASET_FROM_ROWS.with(
          dense.cells(), LightGbmLibrary.FLOAT64, count, (int) width, 1, settings, NULL, out);
    } else if (thin != null) {
      LightGbmLibrary.DATASET_FROM_SPARSE.with(
          thin.starts(),
          LightGbmLibrary.INT32,
          thin.columns(),
          thin.values(),
          LightGbmLibrary.FLOAT64,
          count + 1L,
          thin.filled(),
          width,
          settings,
          NULL,
          out);
    }
    dataset = out.get(ValueLayout.ADDRESS, 0);
    LightGbmLibrary.DATASET_FIELD.with(dataset, name, label, count, LightGbmLibrary.FLOAT32);
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public double train() {
    if (!booster.equals(NULL)) LightGbmLibrary.BOOSTER_FREE.with(booster);
    long start = System.nanoTime();
    LightGbmLibrary.BOOSTER.with(dataset, settings, out);
    booster = out.get(ValueLayout.ADDRESS, 0);
    for (int tree = 0; tree < setup.trees(); tree++) {
      LightGbmLibrary.BOOSTER_UPDATE.with(booster, out);
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public void hold(Sheet sheet) {
    held = Matrix.of(sheet, arena);
  }

  @Override
  public double[] score() {
    return predict(NORMAL, outputs);
  }

  @Override
  public double[] explain() {
    return predict(SHARES, (int) width + 1);
  }

  private double[] predict(int what, int each) {
    Matrix matrix = held;
    if (matrix == null) throw new IllegalStateException("no rows to score");
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment scores = brief.allocate(8L * matrix.rows() * each, 64);
      LightGbmLibrary.PREDICT.with(
          booster,
          matrix.cells(),
          LightGbmLibrary.FLOAT64,
          matrix.rows(),
          matrix.width(),
          1,
          what,
          0,
          -1,
          brief.allocateFrom("num_threads=" + setup.threads()),
          out,
          scores);
      return scores.toArray(ValueLayout.JAVA_DOUBLE);
    }
  }

  @Override
  public RowCall rowCall(int columns) {
    LightGbmLibrary.FAST_ROW.with(
        booster,
        NORMAL,
        0,
        -1,
        LightGbmLibrary.FLOAT64,
        columns,
        arena.allocateFrom("num_threads=1"),
        out);
    MemorySegment fast = out.get(ValueLayout.ADDRESS, 0);
    MemorySegment row = arena.allocate(8L * columns, 64);
    MemorySegment score = arena.allocate(8);
    return values -> {
      MemorySegment.copy(values, 0, row, ValueLayout.JAVA_DOUBLE, 0, values.length);
      try {
        Call.check(
            (int) LightGbmLibrary.PREDICT_FAST_ROW.handle().invokeExact(fast, row, out, score));
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
      return score.get(ValueLayout.JAVA_DOUBLE, 0);
    };
  }

  @Override
  public void save(Path file) {
    LightGbmLibrary.BOOSTER_SAVE.with(booster, 0, -1, 0, arena.allocateFrom(file.toString()));
  }

  @Override
  public double loadAndScore(Path file, double[] row) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment found = brief.allocate(8);
      MemorySegment score = brief.allocate(8);
      LightGbmLibrary.BOOSTER_LOAD.with(brief.allocateFrom(file.toString()), out, found);
      MemorySegment loaded = found.get(ValueLayout.ADDRESS, 0);
      LightGbmLibrary.PREDICT.with(
          loaded,
          brief.allocateFrom(ValueLayout.JAVA_DOUBLE, row),
          LightGbmLibrary.FLOAT64,
          1,
          row.length,
          1,
          NORMAL,
          0,
          -1,
          brief.allocateFrom("num_threads=1"),
          out,
          score);
      LightGbmLibrary.BOOSTER_FREE.with(loaded);
      return score.get(ValueLayout.JAVA_DOUBLE, 0);
    }
  }

  @Override
  public void close() {
    if (!booster.equals(NULL)) LightGbmLibrary.BOOSTER_FREE.with(booster);
    if (!dataset.equals(NULL)) LightGbmLibrary.DATASET_FREE.with(dataset);
    arena.close();
  }
}
