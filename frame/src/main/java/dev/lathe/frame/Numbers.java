package dev.lathe.frame;

import java.util.Arrays;
import java.util.List;

/// A column of numbers, held at the narrowest width that loses nothing.
///
/// Whole numbers take one, two, four or eight bytes, others four where every value is exactly a
/// `float`, else eight. Reading is the same for all: [#at(int)] gives a `double`.
///
/// ```java
/// var ages = Numbers.of(22, 38, Double.NaN);
/// double first = ages.at(0);
/// boolean unknown = ages.missing(2);
/// ```
///
/// **Missing values.** `NaN` is missing. Infinities are values.
///
/// **Cost.** [#of(double...)] reads its values twice and copies them once.
public final class Numbers implements Column {
  private final NumberStorage storage;

  Numbers(NumberStorage storage) {
    this.storage = storage;
  }

  /// A column of these values; `NaN` is missing.
  public static Numbers of(double... values) {
    return new Numbers(Narrowing.of(values, 0, values.length));
  }

  /// A column of the values from the first up to, without, the second position; `NaN` is missing.
  public static Numbers of(double[] values, int from, int to) {
    return new Numbers(Narrowing.of(values, from, to));
  }

  /// A column of these whole numbers, exact over the whole range of `long` but for
  /// `Long.MIN_VALUE`, which is missing.
  public static Numbers of(long... values) {
    return new Numbers(Narrowing.of(values, 0, values.length));
  }

  /// A column of the whole numbers from the first up to, without, the second position;
  /// `Long.MIN_VALUE` is missing.
  public static Numbers of(long[] values, int from, int to) {
    return new Numbers(Narrowing.of(values, from, to));
  }

  /// A column with the rows of all parts, one below the other, as narrow as if it had been made of
  /// all values at once.
  public static Numbers join(List<Numbers> parts) {
    return new Numbers(Narrowing.join(parts.stream().map(part -> part.storage).toList()));
  }

  /// The value of a row, `NaN` when missing. Whole numbers beyond 2^53 are rounded.
  public double at(int row) {
    return storage.at(row);
  }

  /// All values, `NaN` where missing.
  public double[] toArray() {
    double[] values = new double[rows()];
    storage.copy(0, values, 0, values.length);
    return values;
  }

  /// Copies the values of `length` rows beginning with row `from` into `target` at `offset`.
  public void copyTo(int from, double[] target, int offset, int length) {
    storage.copy(from, target, offset, length);
  }

  /// Whether every value that is present is a whole number (held as one).
  public boolean whole() {
    return storage.whole();
  }

  /// Bytes that one value takes: 1, 2, 4 or 8.
  public int width() {
    return storage.width();
  }

  @Override
  public int rows() {
    return storage.rows();
  }

  @Override
  public ColumnType type() {
    return ColumnType.NUMBERS;
  }

  @Override
  public boolean missing(int row) {
    return storage.missing(row);
  }

  @Override
  public Numbers rows(int[] rows) {
    return new Numbers(storage.rows(rows));
  }

  @Override
  public Numbers rows(int from, int to) {
    return new Numbers(storage.rows(from, to));
  }

  @Override
  public String text(int row) {
    if (storage.missing(row)) return "";
    if (storage.whole()) return Long.toString(storage.whole(row));
    return text(storage.at(row));
  }

  /// A number as it is written to a file: whole numbers without a decimal point.
  public static String text(double value) {
    if (Double.isNaN(value)) return "";
    long whole = (long) value;
    boolean exact = whole == value && Math.abs(whole) < (1L << 53);
    return exact && !(whole == 0 && 1 / value < 0) ? Long.toString(whole) : Double.toString(value);
  }

  @Override
  public long bytes() {
    return (long) rows() * width();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers numbers && Arrays.equals(toArray(), numbers.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return "Numbers[%s rows of %s bytes]".formatted(rows(), width());
  }
}
