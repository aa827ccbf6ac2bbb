package dev.lathe.learn.validation;

import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of a task by class, or by tenths of the rows where numbers are predicted, those of each
/// in a random order.
final class Strata {
  private static final int TENTHS = 10;
  private static final int ROWS_EACH = 5;

  private final int[][] rows;
  private final int total;

  private Strata(int[][] rows, int total) {
    this.rows = rows;
    this.total = total;
  }

  static Strata of(Task task, long seed) {
    int[] codes = codes(task, seed);
    int count = Arrays.stream(codes).max().orElse(0) + 1;
    int[] sizes = new int[count];
    for (int code : codes) {
      sizes[code]++;
    }
    int[][] rows = new int[count][];
    for (int code = 0; code < count; code++) {
      rows[code] = new int[sizes[code]];
    }
    // Shuffled as a whole, then told apart: each stratum is in a random order too.
    for (int row : Splits.random(seed).permutation(codes.length)) {
      rows[codes[row]][--sizes[codes[row]]] = row;
    }
    return new Strata(
        Arrays.stream(rows).filter(stratum -> stratum.length > 0).toArray(int[][]::new),
        codes.length);
  }

  /// The stratum of each row.
  static int[] codes(Task task, long seed) {
    return switch (task.target()) {
      case Target.Classes classes -> classes(classes);
      case Target.Amounts amounts -> tenths(amounts, seed);
      case Target.Unknown unknown -> new int[unknown.rows()];
    };
  }

  private static int[] classes(Target.Classes classes) {
    int unseen = classes.levels().size();
    return Arrays.stream(classes.toCodes())
        .map(code -> code == Target.Classes.UNSEEN ? unseen : code)
        .toArray();
  }

  private static int[] tenths(Target.Amounts amounts, long seed) {
    int rows = amounts.rows();
    int bins = Math.clamp(rows / ROWS_EACH, 1, TENTHS);
    // Equal values lie around the cuts in a random order, so that none is always in the lower bin.
    int[] order = RandomStream.of(seed, "tenths").permutation(rows);
    double[] values = amounts.toArray();
    int[] sorted =
        IntStream.of(order)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] codes = new int[rows];
    for (int place = 0; place < rows; place++) {
      codes[sorted[place]] = (int) ((long) place * bins / rows);
    }
    return codes;
  }

  int count() {
    return rows.length;
  }

  int total() {
    return total;
  }

  /// The rows of a stratum in random order.
  int[] rows(int stratum) {
    return rows[stratum];
  }

  int largest() {
    int largest = 0;
    for (int stratum = 1; stratum < rows.length; stratum++) {
      if (rows[stratum].length > rows[largest].length) largest = stratum;
    }
    return largest;
  }

  /// How many rows of each stratum make up a share of all: to within one of its own share, and in
  /// all to within one of the whole (but for the least).
  int[] quotas(double share, int least) {
    int[] quotas = new int[rows.length];
    long before = 0;
    long given = 0;
    for (int stratum = 0; stratum < rows.length; stratum++) {
      before += rows[stratum].length;
      long due = Math.round(before * share);
      quotas[stratum] = Math.clamp(due - given, least, rows[stratum].length);
      given = due;
    }
    return quotas;
  }
}
