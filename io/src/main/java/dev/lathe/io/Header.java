package dev.lathe.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first row of a table: names, or already values.
final class Header {
  private Header() {}

  /// Whether the first record holds names. It does not when it looks like the rows below: wherever
  /// these are all numbers or times, the first has one too (and such a column there is). Whole
  /// numbers that rise from left to right, as years do, are names.
  static boolean present(List<List<String>> records) {
    List<String> first = records.getFirst();
    if (records.size() < 2) return true;
    int valued = 0;
    boolean rising = true;
    double last = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < first.size(); column++) {
      boolean value = value(first.get(column));
      if (!value && !first.get(column).isEmpty() && values(records, column)) return true;
      if (!value || !values(records, column)) continue;
      valued++;
      double number = whole(first.get(column));
      rising &= number > last;
      last = number;
    }
    return valued == 0 || (rising && valued > 1);
  }

  private static double whole(String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    var number = new NumberCell();
    return number.read(bytes, 0, bytes.length) && number.whole ? number.bits : Double.NaN;
  }

  private static boolean value(String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) return false;
    return new NumberCell().read(bytes, 0, bytes.length)
        || new TimeCell().read(bytes, 0, bytes.length) != TimeCell.NONE;
  }

  /// Whether the rows below the first hold values in this column and nothing else.
  private static boolean values(List<List<String>> records, int column) {
    boolean any = false;
    for (List<String> record : records.subList(1, records.size())) {
      if (column >= record.size() || Reading.USUAL_MISSING.contains(record.get(column))) continue;
      if (record.get(column).isEmpty()) continue;
      if (!value(record.get(column))) return false;
      any = true;
    }
    return any;
  }

  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= count; column++) {
      names.add("column_" + column);
    }
    return names;
  }

  /// Refuses blank names and names that come twice.
  static void check(List<String> names, String file) {
    Map<String, Integer> seen = new HashMap<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      if (name.isBlank()) {
        throw new TableException(
            "column %s of '%s' has no name; name every column, or say --no-header"
                .formatted(column + 1, file));
      }
      Integer other = seen.put(name, column);
      if (other != null) {
        throw new TableException(
            "columns %s and %s of '%s' are both named '%s'; give each a name of its own"
                .formatted(other + 1, column + 1, file, name));
      }
    }
  }
}
