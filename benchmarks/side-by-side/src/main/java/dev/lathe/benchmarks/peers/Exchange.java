package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.peers.Foreign.Case;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.io.JsonTree;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Interactions;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.learn.tree.exchange.ImportedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Imports models that LightGBM and XGBoost trained and holds them to their own libraries: raw
/// scores bit by bit, predictions to 2 units of the last place, and what each column and each pair
/// of columns adds (`pred_contribs`, `pred_interactions`) to 1e-5. Ends with 1 where one differs.
///
/// `Exchange [--write DIR] [--xgboost VERSION]`: with a folder, also writes each small model and
/// what its library says of some rows, which the tests of `learn` read.
public final class Exchange {
  private static final int ROWS = 4000;
  private static final int KEPT = 16;
  private static final int EXPLAINED = 1000;
  private static final int PAIRED = 150;
  private static final int REASONS_KEPT = 4;

  private final Path folder;
  private final boolean write;
  private int failed;

  private Exchange(Path folder, boolean write) {
    this.folder = folder;
    this.write = write;
  }

  /// Runs it.
  public static void main(String[] arguments) throws IOException {
    String version = "3.0.4";
    Path folder = Path.of(".");
    boolean write = false;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals("--xgboost")) version = arguments[i + 1];
      if (!arguments[i].equals("--write")) continue;
      folder = Path.of(arguments[i + 1]);
      write = true;
    }
    var exchange = new Exchange(folder, write);
    exchange.lightGbm();
    exchange.xgBoost(version);
    System.out.println(exchange.failed + " failed");
    if (exchange.failed > 0) System.exit(1);
  }

  private void lightGbm() throws IOException {
    for (Case each : ForeignLightGbm.cases()) {
      var rows = new ForeignRows(ForeignLightGbm.classes(each), 7);
      hold(ForeignLightGbm.train(each, rows), rows, false);
    }
    refuse(ForeignLightGbm.train(ForeignLightGbm.refused(), new ForeignRows(0, 7)));
  }

  private void xgBoost(String version) throws IOException {
    for (Case each : ForeignXgBoost.cases()) {
      var rows = new ForeignRows(ForeignXgBoost.classes(each), 7);
      for (String form : List.of("json", "ubj")) {
        hold(ForeignXgBoost.train(each, rows, version, form), rows, true);
      }
    }
    for (Case each : ForeignXgBoost.refused()) {
      var rows = new ForeignRows(ForeignXgBoost.classes(each), 7);
      refuse(ForeignXgBoost.train(each, rows, version, "json"));
    }
  }

  private void refuse(Foreign foreign) {
    try {
      ForeignModel.of(foreign.bytes(), foreign.file(), JsonTree::of);
      failed++;
      System.out.println("NOT REFUSED " + foreign.file());
    } catch (ModelFileException e) {
      System.out.println("refused     " + e.getMessage());
    }
  }

  private void hold(Foreign foreign, ForeignRows rows, boolean single) throws IOException {
    ImportedTrees model =
        ForeignModel.of(foreign.bytes(), foreign.file(), JsonTree::of).model("target");
    int[] columnOf = new int[model.inputs().width()];
    for (int column = 0; column < columnOf.length; column++) {
      columnOf[column] = List.of(ForeignRows.NAMES).indexOf(model.inputs().names().get(column));
    }
    double[] asked = rows.asked(model.trees(), columnOf, ROWS, 11);
    double[] raw = foreign.raw().of(asked, ROWS);
    double[] linked = foreign.linked().of(asked, ROWS);
    Frame frame = frame(asked);
    double[] ourRaw = model.rawScores(frame);
    double[] ours = model.outputs(frame);
    int wrong = 0;
    for (int i = 0; i < raw.length; i++) {
      if (Double.doubleToLongBits(raw[i]) != Double.doubleToLongBits(ourRaw[i])) wrong++;
    }
    double off = 0;
    boolean two = ours.length == 2 * linked.length;
    boolean chosen = ours.length > linked.length && !two; // multi:softmax says the class
    for (int i = 0; i < linked.length && !chosen; i++) {
      double our = ours[two ? 2 * i + 1 : i];
      double unit = single ? Math.ulp((float) linked[i]) : Math.ulp(linked[i]);
      if (our != linked[i]) off = Math.max(off, Math.abs(our - linked[i]) / unit);
    }
    double apart = apart(foreign, model, asked);
    boolean good = wrong == 0 && off <= 2 && raw.length == ourRaw.length && apart <= 1e-5;
    if (!good) failed++;
    System.out.printf(
        Locale.ROOT,
        "%s %-44s %6d scores, %d differ, predictions off by %.2f ulp, shares by %.1e%n",
        good ? "same       " : "DIFFERENT  ",
        foreign.file(),
        raw.length,
        wrong,
        off,
        apart);
    if (!good && wrong > 0) show(asked, raw, ourRaw);
    if (write && foreign.bytes().length < 20_000) {
      Files.write(folder.resolve(foreign.file()), foreign.bytes());
      Files.write(folder.resolve(foreign.file() + ".rows"), lines(asked, raw, linked));
      Files.write(folder.resolve(foreign.file() + ".shares"), reasons(foreign, asked));
    }
  }

  /// The largest difference in what columns add, by themselves and two by two, relative where it is
  /// of more than 1.
  private static double apart(Foreign foreign, ImportedTrees model, double[] asked) {
    Contributions ours = model.explain(frame(asked).rows(0, EXPLAINED));
    double[] shares = foreign.reasons().shares().of(asked, EXPLAINED);
    int width = ours.columns().size();
    double apart = 0;
    for (int i = 0; i < shares.length; i++) {
      int score = i / (width + 1);
      int row = score / ours.outputs();
      int column = i % (width + 1);
      int output = score % ours.outputs();
      double our = column < width ? ours.value(row, output, column) : ours.expected(output);
      apart = Math.max(apart, Math.abs(our - shares[i]) / Math.max(1, Math.abs(shares[i])));
    }
    boolean sizes = shares.length == EXPLAINED * ours.outputs() * (width + 1);
    if (!sizes) return Double.POSITIVE_INFINITY;
    Optional<Foreign.Says> pairs = foreign.reasons().pairs();
    return pairs.isEmpty() ? apart : Math.max(apart, pairsApart(pairs.get(), model, asked));
  }

  private static double pairsApart(Foreign.Says foreign, ImportedTrees model, double[] asked) {
    Interactions ours = model.interactions(frame(asked).rows(0, PAIRED));
    double[] theirs = foreign.of(asked, PAIRED);
    int width = ours.columns().size();
    int table = (width + 1) * (width + 1);
    if (theirs.length != PAIRED * ours.outputs() * table) return Double.POSITIVE_INFINITY;
    double apart = 0;
    for (int i = 0; i < theirs.length; i++) {
      int row = i / table / ours.outputs();
      int output = i / table % ours.outputs();
      int column = i % table / (width + 1);
      int other = i % (width + 1);
      double our = 0;
      if (column < width && other < width) our = ours.value(row, output, column, other);
      else if (column == other) our = ours.expected(row, output);
      apart = Math.max(apart, Math.abs(our - theirs[i]) / Math.max(1, Math.abs(theirs[i])));
    }
    return apart;
  }

  private static List<String> reasons(Foreign foreign, double[] asked) {
    double[] shares = foreign.reasons().shares().of(asked, REASONS_KEPT);
    double[] pairs =
        foreign.reasons().pairs().map(says -> says.of(asked, REASONS_KEPT)).orElse(new double[0]);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < REASONS_KEPT; row++) {
      String line = hex(shares, row, shares.length / REASONS_KEPT);
      lines.add(
          pairs.length == 0 ? line : line + " | " + hex(pairs, row, pairs.length / REASONS_KEPT));
    }
    return lines;
  }

  private static void show(double[] asked, double[] raw, double[] ours) {
    int shown = 0;
    int each = raw.length / ROWS;
    for (int i = 0; i < raw.length && shown < 3; i++) {
      if (raw[i] == ours[i]) continue;
      shown++;
      int row = i / each;
      System.out.printf(
          Locale.ROOT,
          "    row %s: %s, ours %s%n",
          Arrays.toString(
              Arrays.copyOfRange(asked, row * ForeignRows.WIDTH, (row + 1) * ForeignRows.WIDTH)),
          raw[i],
          ours[i]);
    }
  }

  private static List<String> lines(double[] asked, double[] raw, double[] linked) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < KEPT; row++) {
      lines.add(
          String.join(
              " | ",
              hex(asked, row, ForeignRows.WIDTH),
              hex(raw, row, raw.length / ROWS),
              hex(linked, row, linked.length / ROWS)));
    }
    return lines;
  }

  private static String hex(double[] values, int row, int each) {
    List<String> words = new ArrayList<>();
    for (int i = row * each; i < (row + 1) * each; i++) words.add(Double.toHexString(values[i]));
    return String.join(" ", words);
  }

  private static Frame frame(double[] rows) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < ForeignRows.WIDTH; column++) {
      double[] values = new double[ROWS];
      for (int row = 0; row < ROWS; row++) values[row] = rows[row * ForeignRows.WIDTH + column];
      columns.add(Numbers.of(values));
    }
    return Frame.of(List.of(ForeignRows.NAMES), columns);
  }
}
