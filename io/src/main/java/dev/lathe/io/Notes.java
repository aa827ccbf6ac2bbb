package dev.lathe.io;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import java.util.List;

/// What a person should know about a column that was read and the frame does not show: what it does
/// show, such as infinities, [dev.lathe.frame.Profile] tells.
final class Notes {
  private static final double MOSTLY = 0.5;

  private Notes() {}

  /// Tells of categories that would be numbers or times but for a few cells.
  static List<String> of(String name, Column column, LevelColumn levels) {
    if (!(column instanceof Categories)) return List.of();
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
          "column '%s' mixes types: %s of %s values are %s, others are not, such as '%s'; it is read as categories"
              .formatted(name, fit, present, what, brief(levels.other(sort))));
    }
    return List.of();
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
