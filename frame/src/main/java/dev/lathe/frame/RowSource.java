package dev.lathe.frame;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Rows that can be gone through more than once, a bounded number at a time: what is learned from
/// where the rows do not fit in memory.
///
/// ```java
/// static long unknown(RowSource flights) {
///   var unknown = new java.util.concurrent.atomic.AtomicLong();
///   Function<Frame, Long> count = part -> (long) part.column("delay").missing();
///   flights.each(
///       count,
///       () -> {
///         unknown.set(0);
///         return unknown::addAndGet;
///       });
///   return unknown.get();
/// }
/// ```
///
/// Every part has the same columns with the same types. A column of categories has in each part the
/// levels that this part needs: they are known by name.
public interface RowSource {
  /// Goes through all rows from the first on.
  ///
  /// Where a later row shows that a column is of another type than the first rows told, the rows
  /// are gone through again, by the new type. The types are those of the first time whenever the
  /// rows are gone through once more.
  ///
  /// **Threads.** `work` is called for several parts at once; what it made is taken by one thread
  /// at a time, part after part in the order of the rows.
  ///
  /// @param work what is done to each part
  /// @param begin gives who takes what the work made; asked again when the rows are gone through
  ///   again, and what was taken before is void
  /// @return where the rows came from, with the number of them
  <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin);

  /// The rows of a frame in parts of so many.
  static RowSource of(Frame frame, int rows) {
    if (rows < 1) throw new IllegalArgumentException("a part has 1 row or more, got " + rows);
    return new FrameRows(frame, rows);
  }
}
