package dev.lathe.frame;

import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is odd about a column: the one place that says what a constant is, and what an identifier.
///
/// | it is | when |
/// |---|---|
/// | constant | it has one distinct value beside missing ones, or none |
/// | an identifier | it holds categories, more than 20, and none comes twice |
/// | an identifier | it holds whole numbers, more than 20, none missing or twice, and they are consecutive in any order, or its name says so: `id`, `PassengerId`, `order_id`, `row` |
///
/// A measurement whose every value differs is no identifier, nor is free text.
public final class ColumnChecks {
  private static final int FEW = 20;
  private static final int EARLIEST = 1700;
  private static final int LATEST = 2200;
  private static final Set<String> ROW_NAMES =
      Set.of(
          "id", "pid", "uid", "uuid", "guid", "index", "row", "rownum", "rowid", "instant", "key");
  private static final Pattern ID_NAME = Pattern.compile(".*([_\\-. ][iI][dD]|[a-z]I[dD])");

  private ColumnChecks() {}

  /// Whether the column has one distinct value beside missing ones, or none. A value beside missing
  /// ones in a column that misses some tells whether it is missing, and still counts as constant.
  public static boolean constant(Column column) {
    int first = 0;
    while (first < column.rows() && column.missing(first)) first++;
    for (int row = first + 1; row < column.rows(); row++) {
      if (!column.missing(row) && !same(column, first, row)) return false;
    }
    return true;
  }

  private static boolean same(Column column, int a, int b) {
    return switch (column) {
      case Numbers numbers -> numbers.at(a) == numbers.at(b);
      case Categories categories -> categories.code(a) == categories.code(b);
      case YesNo yesNo -> yesNo.code(a) == yesNo.code(b);
      case Times times -> times.micros(a) == times.micros(b);
      case Texts texts -> texts.text(a).equals(texts.text(b));
    };
  }

  /// Whether the column names its rows and says nothing else of them.
  ///
  /// @param name the column's name, which counts for whole numbers
  public static boolean identifier(String name, Column column) {
    return switch (column) {
      case Categories categories -> unique(categories);
      case Numbers numbers -> numbers.whole() && identifier(name, numbers);
      case YesNo _, Times _, Texts _ -> false;
    };
  }

  private static boolean unique(Categories column) {
    if (column.rows() - column.missing() <= FEW) return false;
    boolean[] seen = new boolean[column.levels().size()];
    for (int row = 0; row < column.rows(); row++) {
      int code = column.code(row);
      if (code == Categories.MISSING) continue;
      if (seen[code]) return false;
      seen[code] = true;
    }
    return true;
  }

  private static boolean identifier(String name, Numbers column) {
    if (column.rows() <= FEW || column.missing() > 0) return false;
    double[] sorted = column.toArray();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) return false;
    }
    boolean consecutive = sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
    return consecutive
        || ROW_NAMES.contains(name.toLowerCase(Locale.ROOT))
        || ID_NAME.matcher(name).matches();
  }

  /// How many rows are equal to an earlier row in every column.
  public static int repeatedRows(Frame frame) {
    long[] hashes = new long[frame.rows()];
    int block = 1 << 14;
    Workers.current()
        .forEach(
            Math.ceilDiv(frame.rows(), block),
            task -> {
              int end = Math.min(frame.rows(), (task + 1) * block);
              for (int i = 0; i < frame.width(); i++) {
                mix(frame.column(i), hashes, task * block, end);
              }
            });
    Arrays.sort(hashes);
    int repeated = 0;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - 1]) repeated++;
    }
    return repeated;
  }

  private static void mix(Column column, long[] hashes, int from, int to) {
    for (int row = from; row < to; row++) {
      long value =
          switch (column) {
            case Numbers numbers -> Double.doubleToLongBits(numbers.at(row) + 0.0);
            case Categories categories -> categories.code(row);
            case YesNo yesNo -> yesNo.code(row);
            case Times times -> times.micros(row);
            case Texts texts -> hash(texts.text(row));
          };
      hashes[row] = RandomStream.mix(hashes[row] * 0x9E3779B97F4A7C15L + value + 1);
    }
  }

  /// A hash of 64 bits, every bit of which depends on every character.
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001B3L + text.charAt(i);
    }
    return RandomStream.mix(hash);
  }

  /// What is odd about times: years before 1700 or after 2200.
  public static Optional<String> oddTimes(String name, Column column) {
    if (!(column instanceof Times times)) return Optional.empty();
    int rows = 0;
    int example = -1;
    for (int row = 0; row < times.rows(); row++) {
      if (times.missing(row)) continue;
      int year = times.at(row).getYear();
      if (year >= EARLIEST && year <= LATEST) continue;
      rows++;
      if (example < 0) example = row;
    }
    if (rows == 0) return Optional.empty();
    return Optional.of(
        "column '%s' has %s times beyond sense, such as %s; they are taken as they are"
            .formatted(name, Figures.count(rows), times.text(example)));
  }
}
