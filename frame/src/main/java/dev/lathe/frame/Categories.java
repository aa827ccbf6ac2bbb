package dev.lathe.frame;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A column of categories: a dictionary of levels in sort order, and one code a row.
///
/// ```java
/// var ports = Categories.of("Cherbourg", "Southampton", null, "Cherbourg");
/// List<String> levels = ports.levels();
/// int code = ports.code(1);
/// ```
///
/// The dictionary may hold levels that no row has: a selection of rows keeps it whole, so that
/// codes mean the same in every part of a frame.
///
/// **Missing values.** The code is [#MISSING]; in the factory a `null`.
public final class Categories implements Column {
  /// The code of a missing value.
  public static final int MISSING = -1;

  private final List<String> levels;
  private final Codes codes;

  private Categories(List<String> levels, Codes codes) {
    this.levels = levels;
    this.codes = codes;
  }

  /// A column of these values.
  public static Categories of(@Nullable String... values) {
    var sorted = new TreeSet<String>();
    for (String value : values) {
      if (value != null) sorted.add(value);
    }
    List<String> levels = List.copyOf(sorted);
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      String value = values[row];
      codes[row] = value == null ? MISSING : indexOf(levels, value);
    }
    return new Categories(levels, Codes.of(codes, levels.size()));
  }

  /// A column from codes into a list of levels, which may be in any order but not repeat one; codes
  /// are renumbered so that the levels are in sort order.
  ///
  /// @param levels the dictionary
  /// @param codes one for each row, [#MISSING] or an index into `levels`
  public static Categories of(List<String> levels, int[] codes) {
    for (int code : codes) {
      if (code < MISSING || code >= levels.size()) {
        throw new IllegalArgumentException(
            "code %s is outside the %s levels".formatted(code, levels.size()));
      }
    }
    List<String> sorted = levels.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        throw new IllegalArgumentException("level '%s' comes twice".formatted(sorted.get(i)));
      }
    }
    if (sorted.equals(levels)) return new Categories(sorted, Codes.of(codes, sorted.size()));
    int[] renumbered = new int[levels.size()];
    for (int level = 0; level < renumbered.length; level++) {
      renumbered[level] = indexOf(sorted, levels.get(level));
    }
    int[] mapped = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      mapped[row] = codes[row] == MISSING ? MISSING : renumbered[codes[row]];
    }
    return new Categories(sorted, Codes.of(mapped, sorted.size()));
  }

  /// A column with the rows of all parts, one below the other, and the levels of all.
  public static Categories join(List<Categories> parts) {
    var sorted = new TreeSet<String>();
    for (Categories part : parts) sorted.addAll(part.levels);
    List<String> levels = List.copyOf(sorted);
    int[] all = new int[parts.stream().mapToInt(Categories::rows).sum()];
    int row = 0;
    for (Categories part : parts) {
      int[] places = part.levels.stream().mapToInt(level -> indexOf(levels, level)).toArray();
      for (int own = 0; own < part.rows(); own++, row++) {
        int code = part.code(own);
        all[row] = code == MISSING ? MISSING : places[code];
      }
    }
    return new Categories(levels, Codes.of(all, levels.size()));
  }

  private static int indexOf(List<String> sorted, String level) {
    return java.util.Collections.binarySearch(sorted, level);
  }

  /// The same values as codes into the dictionary of another column; a level that it lacks becomes
  /// missing.
  ///
  /// **Cost.** A search for each level or each row, whichever are fewer; nothing grows with the
  /// other dictionary but the search.
  public Categories within(Categories other) {
    if (levels.equals(other.levels)) return this;
    int[] mapped = new int[rows()];
    if (mapped.length < levels.size()) {
      for (int row = 0; row < mapped.length; row++) {
        int code = codes.at(row);
        mapped[row] = code == MISSING ? MISSING : other.code(levels.get(code));
      }
    } else {
      int[] found = new int[levels.size()];
      for (int code = 0; code < found.length; code++) {
        found[code] = other.code(levels.get(code));
      }
      for (int row = 0; row < mapped.length; row++) {
        int code = codes.at(row);
        mapped[row] = code == MISSING ? MISSING : found[code];
      }
    }
    return new Categories(other.levels, Codes.of(mapped, other.levels.size()));
  }

  /// The dictionary, in sort order.
  public List<String> levels() {
    return levels;
  }

  /// The code of a row's level, [#MISSING] when missing.
  public int code(int row) {
    return codes.at(row);
  }

  /// The code of a level, [#MISSING] when the dictionary lacks it.
  public int code(String level) {
    int found = indexOf(levels, level);
    return found < 0 ? MISSING : found;
  }

  /// All codes.
  public int[] toCodes() {
    int[] all = new int[rows()];
    for (int row = 0; row < all.length; row++) {
      all[row] = codes.at(row);
    }
    return all;
  }

  /// How many rows have each level, in the order of [#levels()].
  public int[] counts() {
    int[] counts = new int[levels.size()];
    for (int row = 0; row < rows(); row++) {
      int code = codes.at(row);
      if (code != MISSING) counts[code]++;
    }
    return counts;
  }

  @Override
  public int rows() {
    return codes.rows();
  }

  @Override
  public ColumnType type() {
    return ColumnType.CATEGORIES;
  }

  @Override
  public boolean missing(int row) {
    return codes.at(row) == MISSING;
  }

  @Override
  public Categories rows(int[] rows) {
    return new Categories(levels, codes.rows(rows));
  }

  @Override
  public Categories rows(int from, int to) {
    return new Categories(levels, codes.rows(from, to));
  }

  @Override
  public String text(int row) {
    int code = codes.at(row);
    return code == MISSING ? "" : levels.get(code);
  }

  @Override
  public long bytes() {
    return codes.bytes() + levels.stream().mapToLong(level -> 40L + level.length()).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Categories categories
        && levels.equals(categories.levels)
        && Arrays.equals(toCodes(), categories.toCodes());
  }

  @Override
  public int hashCode() {
    return 31 * levels.hashCode() + Arrays.hashCode(toCodes());
  }

  @Override
  public String toString() {
    return "Categories[%s rows, %s levels]".formatted(rows(), levels.size());
  }
}
