package dev.lathe.io;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import java.util.List;

/// What a person should know about a column that was read.
final class Notes {
  private static final int EARLIEST = 1500;
  private static final int LATEST = 2200;
  private static final double MOSTLY = 0.5;

  private Notes() {}

  static List<String> of(String name, Column column) {
    return switch (column) {
      case Numbers numbers -> infinities(name, numbers);
      case Times times -> beyondSense(name, times);
      default -> List.of();
    };
  }

  /// Also tells of categories that would be numbers or times but for a few cells.
  static List<String> of(String name, Column column, LevelColumn levels) {
    if (!(column instanceof Categories)) return of(name, column);
    long present = levels.present();
    long commas = levels.count(LevelColumn.Cell.DECIMAL_COMMA);
    if (present > 0 && commas > MOSTLY * present) {
      return List.of(
          "column '%s' seems to hold numbers with a decimal comma; it is read as categories"
              .formatted(name));
    }
    if (levels.count(LevelColumn.Cell.CODE) > 0) return List.of();
    for (var sort : List.of(LevelColumn.Cell.NUMBER, LevelColumn.Cell.TIME)) {
      long fit = levels.count(sort);
      if (fit <= MOSTLY * present || fit == present) continue;
      String what = sort == LevelColumn.Cell.NUMBER ? "numbers" : "dates";
      return List.of(
          "column '%s' mixes types: %d of %d values are %s, others are not, such as '%s'; it is read as categories"
              .formatted(name, fit, present, what, brief(levels.other(sort))));
    }
    return List.of();
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private static List<String> infinities(String name, Numbers numbers) {
    if (numbers.whole()) return List.of();
    int count = 0;
    for (int row = 0; row < numbers.rows(); row++) {
      if (Double.isInfinite(numbers.at(row))) count++;
    }
    if (count == 0) return List.of();
    String many = count == 1 ? "an infinity" : count + " infinities";
    return List.of("column '%s' holds %s".formatted(name, many));
  }

  private static List<String> beyondSense(String name, Times times) {
    int count = 0;
    String example = "";
    long earliest = micros(EARLIEST);
    long latest = micros(LATEST + 1);
    for (int row = 0; row < times.rows(); row++) {
      long micros = times.micros(row);
      if (micros == Times.MISSING || (micros >= earliest && micros < latest)) continue;
      if (count++ == 0) example = times.text(row);
    }
    if (count == 0) return List.of();
    return List.of(
        "column '%s' holds %d dates before %d or after %d, such as %s"
            .formatted(name, count, EARLIEST, LATEST, example));
  }

  private static long micros(int year) {
    return Times.micros(java.time.LocalDate.of(year, 1, 1).atStartOfDay());
  }
}
