package dev.lathe.frame;

import java.util.Arrays;

/// Numbers at one width. The smallest value of a whole width stands for missing, `NaN` otherwise.
sealed interface NumberStorage {
  int rows();

  int width();

  double at(int row);

  boolean missing(int row);

  NumberStorage rows(int[] rows);

  NumberStorage rows(int from, int to);

  /// Whether the values are held as whole numbers.
  boolean whole();

  /// The whole number of a row that is not missing.
  long whole(int row);

  void copy(int from, double[] target, int offset, int length);

  final class Bytes implements NumberStorage {
    private final byte[] values;

    Bytes(byte[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Byte.BYTES;
    }

    @Override
    public double at(int row) {
      byte value = values[row];
      return value == Byte.MIN_VALUE ? Double.NaN : value;
    }

    @Override
    public boolean missing(int row) {
      return values[row] == Byte.MIN_VALUE;
    }

    @Override
    public NumberStorage rows(int[] rows) {
      byte[] picked = new byte[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Bytes(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Bytes(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        byte value = values[from + i];
        target[offset + i] = value == Byte.MIN_VALUE ? Double.NaN : value;
      }
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long whole(int row) {
      return values[row];
    }
  }

  final class Shorts implements NumberStorage {
    private final short[] values;

    Shorts(short[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Short.BYTES;
    }

    @Override
    public double at(int row) {
      short value = values[row];
      return value == Short.MIN_VALUE ? Double.NaN : value;
    }

    @Override
    public boolean missing(int row) {
      return values[row] == Short.MIN_VALUE;
    }

    @Override
    public NumberStorage rows(int[] rows) {
      short[] picked = new short[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Shorts(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Shorts(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        short value = values[from + i];
        target[offset + i] = value == Short.MIN_VALUE ? Double.NaN : value;
      }
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long whole(int row) {
      return values[row];
    }
  }

  final class Ints implements NumberStorage {
    private final int[] values;

    Ints(int[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Integer.BYTES;
    }

    @Override
    public double at(int row) {
      int value = values[row];
      return value == Integer.MIN_VALUE ? Double.NaN : value;
    }

    @Override
    public boolean missing(int row) {
      return values[row] == Integer.MIN_VALUE;
    }

    @Override
    public NumberStorage rows(int[] rows) {
      int[] picked = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Ints(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Ints(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        int value = values[from + i];
        target[offset + i] = value == Integer.MIN_VALUE ? Double.NaN : value;
      }
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long whole(int row) {
      return values[row];
    }
  }

  final class Longs implements NumberStorage {
    private final long[] values;

    Longs(long[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Long.BYTES;
    }

    @Override
    public double at(int row) {
      long value = values[row];
      return value == Long.MIN_VALUE ? Double.NaN : value;
    }

    @Override
    public boolean missing(int row) {
      return values[row] == Long.MIN_VALUE;
    }

    @Override
    public NumberStorage rows(int[] rows) {
      long[] picked = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Longs(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Longs(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        long value = values[from + i];
        target[offset + i] = value == Long.MIN_VALUE ? Double.NaN : value;
      }
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long whole(int row) {
      return values[row];
    }
  }

  final class Floats implements NumberStorage {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Float.BYTES;
    }

    @Override
    public double at(int row) {
      return values[row];
    }

    @Override
    public boolean missing(int row) {
      return Float.isNaN(values[row]);
    }

    @Override
    public NumberStorage rows(int[] rows) {
      float[] picked = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Floats(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Floats(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = values[from + i];
      }
    }

    @Override
    public boolean whole() {
      return false;
    }

    @Override
    public long whole(int row) {
      return (long) values[row];
    }
  }

  final class Doubles implements NumberStorage {
    private final double[] values;

    Doubles(double[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return Double.BYTES;
    }

    @Override
    public double at(int row) {
      return values[row];
    }

    @Override
    public boolean missing(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public NumberStorage rows(int[] rows) {
      double[] picked = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Doubles(picked);
    }

    @Override
    public NumberStorage rows(int from, int to) {
      return new Doubles(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public void copy(int from, double[] target, int offset, int length) {
      System.arraycopy(values, from, target, offset, length);
    }

    @Override
    public boolean whole() {
      return false;
    }

    @Override
    public long whole(int row) {
      return (long) values[row];
    }
  }
}
