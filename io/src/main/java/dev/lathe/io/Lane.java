package dev.lathe.io;

import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.HashMap;
import java.util.Map;

/// What one thread needs to type the cells of blocks.
///
/// **Threads.** Belongs to one at a time.
final class Lane {
  final Buffer buffer = new Buffer();
  final Cells cells = new Cells();
  final boolean[] met;
  boolean metEmpty;
  private final Missing missing;
  private final NumberCell number = new NumberCell();
  private final TimeCell time = new TimeCell();
  private final Map<Integer, Dictionary> dictionaries = new HashMap<>();
  private double[] doubles = new double[0];
  private long[] longs = new long[0];

  Lane(Missing missing) {
    this.missing = missing;
    this.met = new boolean[missing.size()];
  }

  /// Types a column of [#cells].
  ///
  /// @param forced whether the type was asked for, so that codes like `007` count as numbers
  Part read(int column, Part.Mode mode, boolean forced) {
    return switch (mode) {
      case SKIP -> new Part.Skipped();
      case NUMBERS -> numbers(column, forced);
      case YES_NO -> answers(column);
      case TIME -> times(column);
      case LEVELS -> levels(column);
    };
  }

  /// Forgets the cells met so far, so that the next codes begin at 0.
  void forget() {
    dictionaries.clear();
  }

  /// Whether a cell is missing; one that could be a value is looked at only if a marker could be.
  private boolean missing(int start, int end) {
    if (start == end) {
      metEmpty = true;
      return true;
    }
    return missing.eager() && marker(start, end);
  }

  private boolean marker(int start, int end) {
    int marker = missing.index(cells.bytes, start, end);
    if (marker >= 0) met[marker] = true;
    return marker >= 0;
  }

  private Part numbers(int column, boolean forced) {
    int rows = cells.rows;
    if (longs.length < rows) {
      longs = new long[rows];
      doubles = new double[rows];
    }
    byte[] bytes = cells.bytes;
    boolean whole = true;
    for (int row = 0, at = column; row < rows; row++, at += cells.width) {
      int start = cells.starts[at];
      int end = cells.ends[at];
      boolean absent = missing(start, end);
      if (!absent && (!number.read(bytes, start, end) || (number.leadingZero && !forced))) {
        if (!marker(start, end)) return new Part.Refused(row);
        absent = true;
      }
      if (whole && (absent || number.whole)) {
        longs[row] = absent ? Long.MIN_VALUE : number.bits;
        continue;
      }
      if (whole) {
        whole = false;
        for (int before = 0; before < row; before++) {
          doubles[before] = longs[before] == Long.MIN_VALUE ? Double.NaN : longs[before];
        }
      }
      if (absent) {
        doubles[row] = Double.NaN;
      } else {
        doubles[row] = number.whole ? number.bits : number.value;
      }
    }
    return new Part.Values(whole ? Numbers.of(longs, 0, rows) : Numbers.of(doubles, 0, rows));
  }

  private Part answers(int column) {
    int rows = cells.rows;
    byte[] answers = new byte[rows];
    for (int row = 0, at = column; row < rows; row++, at += cells.width) {
      int start = cells.starts[at];
      int end = cells.ends[at];
      answers[row] = -1;
      if (missing(start, end)) continue;
      answers[row] = (byte) YesNoCell.read(cells.bytes, start, end);
      if (answers[row] < 0 && !marker(start, end)) return new Part.Refused(row);
    }
    return new Part.Values(YesNo.ofCodes(answers));
  }

  private Part times(int column) {
    int rows = cells.rows;
    long[] micros = new long[rows];
    for (int row = 0, at = column; row < rows; row++, at += cells.width) {
      int start = cells.starts[at];
      int end = cells.ends[at];
      micros[row] = Times.MISSING;
      if (missing(start, end)) continue;
      micros[row] = time.read(cells.bytes, start, end);
      if (micros[row] == TimeCell.NONE && !marker(start, end)) return new Part.Refused(row);
    }
    return new Part.Values(Times.ofMicros(micros));
  }

  private Part levels(int column) {
    var dictionary = dictionaries.computeIfAbsent(column, _ -> new Dictionary());
    int rows = cells.rows;
    int[] codes = new int[rows];
    byte[] bytes = cells.bytes;
    for (int row = 0, at = column; row < rows; row++, at += cells.width) {
      int start = cells.starts[at];
      int end = cells.ends[at];
      codes[row] = start == end ? -1 : dictionary.code(bytes, start, end);
      if (start == end) metEmpty = true;
    }
    return new Part.Levels(dictionary, codes);
  }
}
