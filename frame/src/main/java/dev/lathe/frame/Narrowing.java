package dev.lathe.frame;

import java.util.List;

/// Finds the narrowest storage that holds numbers without loss, and joins storages.
final class Narrowing {
  private Narrowing() {}

  static NumberStorage of(double[] values, int from, int to) {
    boolean whole = true;
    boolean single = true;
    long low = 0;
    long high = 0;
    for (int i = from; i < to; i++) {
      double value = values[i];
      if (Double.isNaN(value)) continue;
      if (whole) {
        long rounded = (long) value;
        whole = rounded == value && Math.abs(value) < 0x1p31 && !(rounded == 0 && 1 / value < 0);
        low = Math.min(low, rounded);
        high = Math.max(high, rounded);
      }
      single = single && (float) value == value;
      if (!whole && !single) break;
    }
    if (!whole) return fraction(values, from, to, single);
    var storage = whole(width(low, high), to - from);
    for (int i = from; i < to; i++) {
      storage.put(i - from, Double.isNaN(values[i]) ? Long.MIN_VALUE : (long) values[i]);
    }
    return storage.storage();
  }

  private static NumberStorage fraction(double[] values, int from, int to, boolean single) {
    if (!single) {
      double[] copy = new double[to - from];
      System.arraycopy(values, from, copy, 0, copy.length);
      return new NumberStorage.Doubles(copy);
    }
    float[] singles = new float[to - from];
    for (int i = from; i < to; i++) {
      singles[i - from] = (float) values[i];
    }
    return new NumberStorage.Floats(singles);
  }

  static NumberStorage of(long[] values, int from, int to) {
    long low = 0;
    long high = 0;
    for (int i = from; i < to; i++) {
      long value = values[i];
      if (value == Long.MIN_VALUE) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    var storage = whole(width(low, high), to - from);
    for (int i = from; i < to; i++) {
      storage.put(i - from, values[i]);
    }
    return storage.storage();
  }

  /// One storage with the rows of all, as narrow as if it had been made of all values at once.
  static NumberStorage join(List<NumberStorage> parts) {
    int rows = Math.toIntExact(parts.stream().mapToLong(NumberStorage::rows).sum());
    if (parts.stream().allMatch(NumberStorage::whole)) {
      int width = parts.stream().mapToInt(NumberStorage::width).max().orElse(Byte.BYTES);
      var joined = whole(width, rows);
      int row = 0;
      for (NumberStorage part : parts) {
        for (int i = 0; i < part.rows(); i++) {
          joined.put(row++, part.missing(i) ? Long.MIN_VALUE : part.whole(i));
        }
      }
      return joined.storage();
    }
    boolean single = parts.stream().allMatch(Narrowing::single);
    double[] values = new double[single ? 0 : rows];
    float[] singles = new float[single ? rows : 0];
    int row = 0;
    for (NumberStorage part : parts) {
      if (single) {
        for (int i = 0; i < part.rows(); i++) {
          singles[row + i] = (float) part.at(i);
        }
      } else {
        part.copy(0, values, row, part.rows());
      }
      row += part.rows();
    }
    return single ? new NumberStorage.Floats(singles) : new NumberStorage.Doubles(values);
  }

  /// Whether each value is exactly a `float`.
  private static boolean single(NumberStorage part) {
    if (part.width() <= Short.BYTES || part instanceof NumberStorage.Floats) return true;
    if (part instanceof NumberStorage.Doubles) return false;
    for (int i = 0; i < part.rows(); i++) {
      double value = part.at(i);
      if (!Double.isNaN(value) && (float) value != value) return false;
    }
    return true;
  }

  private static int width(long low, long high) {
    if (low >= -Byte.MAX_VALUE && high <= Byte.MAX_VALUE) return Byte.BYTES;
    if (low >= -Short.MAX_VALUE && high <= Short.MAX_VALUE) return Short.BYTES;
    return low >= -Integer.MAX_VALUE && high <= Integer.MAX_VALUE ? Integer.BYTES : Long.BYTES;
  }

  private static Whole whole(int width, int rows) {
    return switch (width) {
      case Byte.BYTES -> new WholeBytes(new byte[rows]);
      case Short.BYTES -> new WholeShorts(new short[rows]);
      case Integer.BYTES -> new WholeInts(new int[rows]);
      default -> new WholeLongs(new long[rows]);
    };
  }

  /// Whole numbers being written; `Long.MIN_VALUE` is missing, which every width keeps as its own
  /// smallest value.
  private sealed interface Whole {
    void put(int row, long value);

    NumberStorage storage();
  }

  private static final class WholeBytes implements Whole {
    private final byte[] values;

    WholeBytes(byte[] values) {
      this.values = values;
    }

    @Override
    public void put(int row, long value) {
      values[row] = value == Long.MIN_VALUE ? Byte.MIN_VALUE : (byte) value;
    }

    @Override
    public NumberStorage storage() {
      return new NumberStorage.Bytes(values);
    }
  }

  private static final class WholeShorts implements Whole {
    private final short[] values;

    WholeShorts(short[] values) {
      this.values = values;
    }

    @Override
    public void put(int row, long value) {
      values[row] = value == Long.MIN_VALUE ? Short.MIN_VALUE : (short) value;
    }

    @Override
    public NumberStorage storage() {
      return new NumberStorage.Shorts(values);
    }
  }

  private static final class WholeInts implements Whole {
    private final int[] values;

    WholeInts(int[] values) {
      this.values = values;
    }

    @Override
    public void put(int row, long value) {
      values[row] = value == Long.MIN_VALUE ? Integer.MIN_VALUE : (int) value;
    }

    @Override
    public NumberStorage storage() {
      return new NumberStorage.Ints(values);
    }
  }

  private static final class WholeLongs implements Whole {
    private final long[] values;

    WholeLongs(long[] values) {
      this.values = values;
    }

    @Override
    public void put(int row, long value) {
      values[row] = value;
    }

    @Override
    public NumberStorage storage() {
      return new NumberStorage.Longs(values);
    }
  }
}
