package dev.lathe.learn;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.util.stream.IntStream;

/// Which rows of a frame have a target, and how many were left out: those where it is missing or
/// infinite.
final class Kept {
  private static final int[] NONE = {};

  private final int[] rows;
  private final int dropped;

  private Kept(int[] rows, int dropped) {
    this.rows = rows;
    this.dropped = dropped;
  }

  /// Every row is kept.
  static Kept all() {
    return new Kept(NONE, 0);
  }

  static Kept of(Column target) {
    int[] rows = IntStream.range(0, target.rows()).filter(row -> !absent(target, row)).toArray();
    if (rows.length == target.rows()) return new Kept(NONE, 0);
    return new Kept(rows, target.rows() - rows.length);
  }

  /// Whether a target says nothing in this row.
  static boolean absent(Column target, int row) {
    return target.missing(row)
        || (target instanceof Numbers numbers && Double.isInfinite(numbers.at(row)));
  }

  /// The rows of this frame that have a target.
  Frame of(Frame frame) {
    return dropped == 0 ? frame : frame.rows(rows);
  }

  /// Where a row that has a target was in the frame that was given, as people count.
  int place(int row) {
    return (rows.length == 0 ? row : rows[row]) + 1;
  }

  /// As many left out, with places forgotten: for some of the rows.
  Kept picked() {
    return new Kept(NONE, dropped);
  }

  int dropped() {
    return dropped;
  }
}
