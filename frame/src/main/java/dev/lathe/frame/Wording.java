package dev.lathe.frame;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whether words in a column read as numbers or as dates.
///
/// @param oddOneOut a value that is no number where at least half are; empty where that is not so
/// @param date a value where (almost) all read as dates; empty where that is not so
record Wording(Optional<String> oddOneOut, Optional<String> date) {
  private static final int MOST = 10_000;
  private static final double ALMOST_ALL = 0.95;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");
  private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
  private static final String TIME = "([ T,]+\\d{1,2}:\\d{2}.*)?";
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})|\\d{1,2}[- .]+"
              + MONTH
              + "[- ,]+(\\d{4}|\\d{2})|"
              + MONTH
              + " \\d{1,2},? \\d{4})"
              + TIME,
          Pattern.CASE_INSENSITIVE);

  /// What the values of a column read as; nothing where it holds no words.
  static Wording of(Column column) {
    return switch (column) {
      case Categories categories -> ofLevels(categories);
      case Texts texts -> ofRows(texts);
      case Numbers _, YesNo _, Times _ -> new Wording(Optional.empty(), Optional.empty());
    };
  }

  private static Wording ofLevels(Categories column) {
    int[] counts = column.counts();
    int step = Math.max(1, Math.ceilDiv(counts.length, MOST));
    var tally = new Tally();
    for (int level = 0; level < counts.length; level += step) {
      if (counts[level] > 0) tally.add(column.levels().get(level), counts[level]);
    }
    return tally.wording();
  }

  private static Wording ofRows(Texts column) {
    int step = Math.max(1, Math.ceilDiv(column.rows(), MOST));
    var tally = new Tally();
    for (int row = 0; row < column.rows(); row += step) {
      if (!column.missing(row)) tally.add(column.text(row), 1);
    }
    return tally.wording();
  }

  /// Counts of what was read so far.
  private static final class Tally {
    private long all;
    private long numbers;
    private long dates;
    private Optional<String> word = Optional.empty();
    private Optional<String> date = Optional.empty();

    void add(String text, int rows) {
      String plain = text.strip();
      all += rows;
      if (plain.length() <= 40 && NUMBER.matcher(plain).matches()) {
        numbers += rows;
      } else if (word.isEmpty()) {
        word = Optional.of(plain);
      }
      if (plain.length() <= 40 && DATE.matcher(plain).matches()) {
        dates += rows;
        if (date.isEmpty()) date = Optional.of(plain);
      }
    }

    Wording wording() {
      boolean mixed = 2 * numbers >= all && numbers < all;
      boolean dated = all > 0 && dates >= ALMOST_ALL * all;
      return new Wording(mixed ? word : Optional.empty(), dated ? date : Optional.empty());
    }
  }
}
