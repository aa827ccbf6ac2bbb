package dev.lathe.benchmarks.peers;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// One process in which Lathe and a peer take turns: `Duel MEASURE PEER SHEET SEED PAIRS WARM-UPS
/// SETUP FOLDER SCRIPT`. Prints lines that [Report] reads.
final class Duel {
  private static final int BATCH = 100_000;
  private static final int EXPLAINED = 10_000;
  private static final int BACKGROUND = 100;

  /// Rounds that do not count and calls to a figure, of what takes milliseconds.
  private static final int BRIEF = 10;

  /// How long Lathe learns before it counts as warm: shorter works are compiled meanwhile.
  private static final double WARM_SECONDS = 3;

  private final Contender lathe;
  private final Contender peer;
  private final Sheet train;
  private final Sheet test;
  private final int pairs;
  private final int warmUps;

  private Duel(Contender lathe, Contender peer, Sheet train, Sheet test, int pairs, int warmUps) {
    this.lathe = lathe;
    this.peer = peer;
    this.train = train;
    this.test = test;
    this.pairs = pairs;
    this.warmUps = warmUps;
  }

  public static void main(String[] arguments) throws IOException {
    int exit = 1;
    try {
      run(arguments);
      exit = 0;
    } catch (RuntimeException | Error failure) {
      System.getLogger("side-by-side").log(System.Logger.Level.ERROR, "Error in a duel", failure);
    }
    System.exit(exit); // whatever threads a library has left
  }

  private static void run(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[3]);
    Setup setup = Setup.from(arguments[6]);
    Path folder = Path.of(arguments[7]);
    Sheet train = Sheet.open(Sheets.train(folder, arguments[2], seed));
    Sheet test = Sheet.open(Sheets.test(folder, arguments[2], seed));
    Path script = Path.of(arguments[8]);
    try (Contender lathe = Contender.of("lathe", setup, script);
        Contender peer = Contender.of(arguments[1], setup, script)) {
      Report.peer(peer.name());
      int pairs = Integer.parseInt(arguments[4]);
      var duel = new Duel(lathe, peer, train, test, pairs, Integer.parseInt(arguments[5]));
      duel.run(arguments[0]);
    } catch (Absent absent) {
      Report.absent(absent.why());
    }
  }

  private void run(String measure) throws IOException {
    lathe.load(train);
    peer.load(train);
    switch (measure) {
      case "warm", "threads" -> {
        learn();
        quality();
      }
      case "quality" -> {
        lathe.fit();
        peer.fit();
        quality();
      }
      case "row" -> row();
      case "batch" -> batch(false);
      case "matrix" -> batch(true);
      case "load" -> load();
      case "bytes" -> bytes();
      case "explain" -> explain(false);
      case "background" -> explain(true);
      default -> throw new IllegalArgumentException("nothing is measured as " + measure);
    }
  }

  private void learn() {
    boolean apart = peer.binsApart();
    if (apart && !lathe.binsApart()) Report.note("Lathe's time includes its binning");
    if (apart) {
      lathe.bin();
      peer.bin();
    }
    double warmed = 0;
    for (int round = 0; round < warmUps || (warmUps > 0 && warmed < WARM_SECONDS); round++) {
      warmed += learn(lathe, apart);
      if (peer.warms(train)) learn(peer, apart);
    }
    for (int pair = 0; pair < pairs; pair++) {
      double ours = learn(lathe, apart);
      double theirs = learn(peer, apart);
      Report.pair(ours, theirs);
    }
  }

  /// The seconds that learning takes.
  private static double learn(Contender side, boolean apart) {
    return apart ? side.train() : side.fit();
  }

  private void quality() {
    lathe.hold(test);
    Quality ours = Quality.of(test, lathe.score());
    peer.hold(test);
    Quality theirs = Quality.of(test, peer.score());
    Report.score(ours.score(), ours.value(), theirs.value());
  }

  private void row() {
    lathe.fit();
    peer.fit();
    double[][] rows = rows(10_000);
    var ours = lathe.rowCall(test.width());
    var theirs = peer.rowCall(test.width());
    for (int pair = -warmUps; pair < pairs; pair++) {
      double our = middle(ours, rows);
      double their = middle(theirs, rows);
      if (pair >= 0) Report.pair(our, their);
    }
    difference(ours, theirs, rows);
    alike(ours, rows);
    Report.note("%s bytes allocated a call".formatted(allocated(ours, rows)));
    Report.note(lathe.form());
  }

  /// What a call of ours leaves on the heap.
  private static long allocated(Contender.RowCall call, double[][] rows) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) return -1;
    double sum = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (double[] row : rows) sum += call.score(row);
    long after = threads.getCurrentThreadAllocatedBytes();
    if (Double.isNaN(sum)) throw new IllegalStateException("a score is missing");
    return (after - before) / rows.length;
  }

  /// Holds what single rows are given to what they are given together.
  private void alike(Contender.RowCall ours, double[][] rows) {
    lathe.hold(test.first(rows.length));
    double[] together = lathe.score();
    for (int row = 0; row < rows.length; row++) {
      if (Math.abs(ours.score(rows[row]) - together[row]) > 1e-12) {
        throw new IllegalStateException("row %s scores otherwise by itself".formatted(row));
      }
    }
  }

  /// The median of the calls, in microseconds.
  private static double middle(Contender.RowCall call, double[][] rows) {
    double[] times = new double[rows.length];
    double sum = 0;
    for (int row = 0; row < rows.length; row++) {
      long start = System.nanoTime();
      sum += call.score(rows[row]);
      times[row] = (System.nanoTime() - start) * 1e-3;
    }
    if (Double.isNaN(sum)) throw new IllegalStateException("a score is missing");
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static void difference(
      Contender.RowCall ours, Contender.RowCall theirs, double[][] rows) {
    double most = 0;
    for (double[] row : rows) most = Math.max(most, Math.abs(ours.score(row) - theirs.score(row)));
    if (most > 0.5) Report.note("one row's scores differ by " + most);
  }

  private double[][] rows(int count) {
    double[][] rows = new double[Math.min(count, test.rows())][test.width()];
    for (int column = 0; column < test.width(); column++) {
      double[] values = test.column(column);
      for (int row = 0; row < rows.length; row++) rows[row][column] = values[row];
    }
    return rows;
  }

  /// Scores from the form in which each side's callers have their rows, or from a dense matrix.
  private void batch(boolean matrix) {
    if (train.rows() != BATCH) Report.note("scores " + train.rows() + " rows");
    lathe.fit();
    peer.fit();
    lathe.hold(train);
    peer.hold(train);
    if (matrix) {
      lathe.holdMatrix(train);
      if (!Arrays.equals(lathe.score(), lathe.scoreMatrix())) {
        double most = most(lathe.score(), lathe.scoreMatrix());
        if (most > 1e-12) throw new IllegalStateException("a matrix scores otherwise by " + most);
      }
      Report.note("raw scores by Lathe's scorer from rows in memory, then the link");
    } else {
      Report.note("Lathe from a frame, LightGBM and XGBoost from rows in memory");
    }
    for (int pair = -BRIEF * warmUps / 2; pair < pairs; pair++) {
      double ours = seconds(matrix ? lathe::scoreMatrix : lathe::score);
      double theirs = seconds(peer::score);
      if (pair >= 0) Report.pair(ours, theirs);
    }
    Report.note(lathe.form());
  }

  private static double most(double[] some, double[] others) {
    double most = 0;
    for (int i = 0; i < some.length; i++) most = Math.max(most, Math.abs(some[i] - others[i]));
    return most;
  }

  private static double seconds(java.util.function.Supplier<double[]> work) {
    long start = System.nanoTime();
    double[] made = work.get();
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (made.length == 0) throw new IllegalStateException("nothing was made");
    return seconds;
  }

  private void load() throws IOException {
    lathe.fit();
    peer.fit();
    List<Path> files =
        List.of(Files.createTempFile("lathe", ".model"), Files.createTempFile("peer", ".model"));
    lathe.save(files.get(0));
    peer.save(files.get(1));
    double[] row = rows(1)[0];
    double difference =
        lathe.loadAndScore(files.get(0), row) - lathe.rowCall(row.length).score(row);
    if (difference != 0) throw new IllegalStateException("the loaded model scores otherwise");
    for (int pair = -BRIEF * warmUps / 2; pair < pairs; pair++) {
      double ours = load(lathe, files.get(0), row);
      double theirs = load(peer, files.get(1), row);
      if (pair >= 0) Report.pair(ours, theirs);
    }
    for (Path file : files) Files.delete(file);
  }

  /// The median of some loads, in milliseconds.
  private static double load(Contender side, Path file, double[] row) {
    double[] times = new double[BRIEF];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1e3 * seconds(() -> new double[] {side.loadAndScore(file, row)});
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  /// How large the model files are.
  private void bytes() throws IOException {
    double[] sizes = new double[2];
    Contender[] sides = {lathe, peer};
    for (int side = 0; side < sizes.length; side++) {
      Path file = Files.createTempFile("side", ".model");
      sides[side].fit();
      sides[side].save(file);
      sizes[side] = Files.size(file) / 1024.0;
      Files.delete(file);
    }
    Report.pair(sizes[0], sizes[1]);
  }

  /// Shares of the columns in the scores of rows held out; each side explains its own trees.
  private void explain(boolean background) {
    Sheet rows = test.first(EXPLAINED);
    lathe.hold(rows);
    peer.hold(rows);
    lathe.fit();
    peer.fit();
    Report.note("%s rows; leaves %s, %s".formatted(rows.rows(), lathe.leaves(), peer.leaves()));
    if (background) {
      Report.note(
          "Lathe against %s background rows, which %s cannot: its shares as in the row before"
              .formatted(BACKGROUND, peer.name()));
    }
    for (int pair = -1; pair < Math.min(pairs, 3); pair++) { // a minute and more each
      var shares = new double[1][];
      double ours =
          seconds(
              () -> shares[0] = background ? lathe.explainAgainst(BACKGROUND) : lathe.explain());
      if (pair < 0) {
        addUp(shares[0], rows);
        if (background) continue;
      }
      double theirs = seconds(peer::explain);
      if (pair >= 0) Report.pair(ours, theirs);
    }
  }

  /// Holds the sums of our shares to our scores.
  private void addUp(double[] shares, Sheet rows) {
    double[] scores = lathe.score();
    int size = shares.length / rows.rows();
    double most = 0;
    for (int row = 0; row < scores.length; row++) {
      double sum = 0;
      for (int at = row * size; at < (row + 1) * size; at++) sum += shares[at];
      most = Math.max(most, Math.abs(1 / (1 + Math.exp(-sum)) - scores[row]));
    }
    if (most > 1e-6) throw new IllegalStateException("shares miss the scores by " + most);
  }
}
