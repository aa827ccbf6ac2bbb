package dev.lathe.benchmarks.peers;

import hex.Model;
import hex.tree.SharedTreeModel;
import hex.tree.drf.DRF;
import hex.tree.drf.DRFModel;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/// H2O's boosting and forests of two classes, in this process as a cloud of one. Its trees grow
/// level by level, so that 31 leaves are five levels.
final class H2o implements Contender {
  private static final String TARGET = "target";
  private static final int MINUTES_TO_START = 1;

  private final Setup setup;
  private @Nullable Frame rows;
  private @Nullable Frame held;
  private @Nullable Model<?, ?, ?> model;
  private long bytes;

  H2o(Setup setup) {
    this.setup = setup;
    System.setProperty("sys.ai.h2o.debug.noJavaVersionCheck", "true");
    H2O.main(
        new String[] {
          "-name",
          "side-by-side",
          "-ip",
          "127.0.0.1",
          "-disable_web",
          "-log_level",
          "ERRR",
          "-nthreads",
          String.valueOf(setup.threads())
        });
    H2O.waitForCloudSize(1, 60_000 * MINUTES_TO_START);
  }

  @Override
  public String name() {
    return "H2O 3.44.0.1";
  }

  @Override
  public void load(Sheet sheet) {
    if (sheet.kind() != Kind.BINARY) throw new Absent("H2O is asked for two classes only");
    rows = frame(sheet);
    bytes = rows == null ? 0 : rows.byteSize();
  }

  private static Frame frame(Sheet sheet) {
    var names = new String[sheet.width() + 1];
    var columns = new Vec[names.length];
    for (int column = 0; column < sheet.width(); column++) {
      names[column] = "x" + column;
      columns[column] = column(sheet.column(column), sheet.levels(column));
    }
    names[sheet.width()] = TARGET;
    columns[sheet.width()] = column(sheet.target(), sheet.classes());
    var frame = new Frame(Key.make(), names, columns);
    water.DKV.put(frame);
    return frame;
  }

  private static Vec column(double[] values, int levels) {
    Key<Vec> key = Vec.newKey();
    if (levels == 0) return Vec.makeVec(values, key);
    String[] names =
        IntStream.range(0, levels).mapToObj(level -> "c" + level).toArray(String[]::new);
    return Vec.makeVec(values, names, key);
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
    Model<?, ?, ?> before = model;
    if (before != null) before.delete();
    long start = System.nanoTime();
    model =
        switch (setup.method()) {
          case BOOSTING -> new GBM(boosting()).trainModel().get();
          case FOREST -> new DRF(forest()).trainModel().get();
          case EXTRA_TREES, ISOLATION, DEFAULTS, DEFAULT_FOREST, DEFAULT_EXTRA_TREES ->
              throw new Absent("H2O is asked for boosting and forests");
        };
    return (System.nanoTime() - start) * 1e-9;
  }

  private GBMModel.GBMParameters boosting() {
    var settings = new GBMModel.GBMParameters();
    settings._learn_rate = Setup.RATE;
    settings._max_depth = 5;
    settings._min_rows = Setup.MINIMUM_ROWS;
    shared(settings);
    return settings;
  }

  private DRFModel.DRFParameters forest() {
    var settings = new DRFModel.DRFParameters();
    settings._max_depth = 0;
    settings._min_rows = 1;
    shared(settings);
    return settings;
  }

  private void shared(SharedTreeModel.SharedTreeParameters settings) {
    Frame from = rows;
    if (from == null) throw new IllegalStateException("no rows were loaded");
    settings._train = from._key;
    settings._response_column = TARGET;
    settings._ntrees = setup.trees();
    settings._nbins = Setup.BINS;
    settings._seed = setup.seed();
  }

  @Override
  public void hold(Sheet sheet) {
    held = frame(sheet);
  }

  @Override
  public double[] score() {
    Model<?, ?, ?> fitted = model;
    if (fitted == null) throw new IllegalStateException("nothing was learned");
    Frame scores = fitted.score(held);
    Vec.Reader second = scores.vec(2).new Reader();
    return IntStream.range(0, (int) second.length()).mapToDouble(second::at).toArray();
  }

  @Override
  public void close() {
    H2O.orderlyShutdown(1000);
  }
}
