package dev.lathe.io;

import dev.lathe.frame.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Types a column of strings that comes from elsewhere than a file of text, by the same rules.
///
/// ```java
/// Column answers = LevelTyping.column("member", List.of("yes", "no"), new int[] {0, 1, -1}, new Reading());
/// ```
public final class LevelTyping {
  private LevelTyping() {}

  /// The column of these strings: of the type that the reading tells, or else yes/no, time, text or
  /// categories; strings of digits are categories, since a source with types would have numbers.
  ///
  /// @param name the column's
  /// @param levels the different strings
  /// @param codes for each row an index into `levels`, -1 for missing
  /// @param reading markers of missing values, and types
  /// @throws TableException when a string does not fit the type that was told
  public static Column column(String name, List<String> levels, int[] codes, Reading reading) {
    var dictionary = new Dictionary();
    int[] met = new int[levels.size()];
    for (int level = 0; level < met.length; level++) {
      byte[] text = levels.get(level).strip().getBytes(StandardCharsets.UTF_8);
      met[level] = text.length == 0 ? -1 : dictionary.code(text, 0, text.length);
    }
    int[] mapped = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      mapped[row] = codes[row] < 0 ? -1 : met[codes[row]];
    }
    var column =
        new LevelColumn(
            List.of(new Part.Levels(dictionary, mapped)), new Missing(reading.missing()));
    var told = Optional.ofNullable(reading.types().get(name));
    if (told.isEmpty()) return column.strings();
    return switch (told.get()) {
      case CATEGORIES, TEXT -> column.column(told);
      case NUMBERS -> fitting(name, column, LevelColumn.Cell.ANY_NUMBER, Part.Mode.NUMBERS);
      case YES_NO -> fitting(name, column, LevelColumn.Cell.YES_NO, Part.Mode.YES_NO);
      case TIME -> fitting(name, column, LevelColumn.Cell.TIME, Part.Mode.TIME);
    };
  }

  private static Column fitting(
      String name, LevelColumn column, LevelColumn.Cell sort, Part.Mode mode) {
    if (column.all(sort)) {
      return switch (sort) {
        case YES_NO -> column.answers();
        case TIME -> column.times();
        default -> column.numbers();
      };
    }
    throw new TableException(
        "column '%s' has '%s', which must hold %s"
            .formatted(name, column.other(sort), Pass.words(mode)));
  }
}
