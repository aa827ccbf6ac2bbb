package dev.lathe.frame;

import java.util.Arrays;

/// Codes of categories at the narrowest width: `-1` is missing.
sealed interface Codes {
  int rows();

  int at(int row);

  Codes rows(int[] rows);

  Codes rows(int from, int to);

  long bytes();

  static Codes of(int[] codes, int levels) {
    if (levels <= Byte.MAX_VALUE) {
      byte[] narrow = new byte[codes.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (byte) codes[i];
      }
      return new Narrow(narrow);
    }
    if (levels <= Short.MAX_VALUE) {
      short[] middle = new short[codes.length];
      for (int i = 0; i < middle.length; i++) {
        middle[i] = (short) codes[i];
      }
      return new Middle(middle);
    }
    return new Wide(codes.clone());
  }

  final class Narrow implements Codes {
    private final byte[] codes;

    Narrow(byte[] codes) {
      this.codes = codes;
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public int at(int row) {
      return codes[row];
    }

    @Override
    public Codes rows(int[] rows) {
      byte[] picked = new byte[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = codes[rows[i]];
      }
      return new Narrow(picked);
    }

    @Override
    public Codes rows(int from, int to) {
      return new Narrow(Arrays.copyOfRange(codes, from, to));
    }

    @Override
    public long bytes() {
      return codes.length;
    }
  }

  final class Middle implements Codes {
    private final short[] codes;

    Middle(short[] codes) {
      this.codes = codes;
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public int at(int row) {
      return codes[row];
    }

    @Override
    public Codes rows(int[] rows) {
      short[] picked = new short[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = codes[rows[i]];
      }
      return new Middle(picked);
    }

    @Override
    public Codes rows(int from, int to) {
      return new Middle(Arrays.copyOfRange(codes, from, to));
    }

    @Override
    public long bytes() {
      return 2L * codes.length;
    }
  }

  final class Wide implements Codes {
    private final int[] codes;

    Wide(int[] codes) {
      this.codes = codes;
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public int at(int row) {
      return codes[row];
    }

    @Override
    public Codes rows(int[] rows) {
      int[] picked = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = codes[rows[i]];
      }
      return new Wide(picked);
    }

    @Override
    public Codes rows(int from, int to) {
      return new Wide(Arrays.copyOfRange(codes, from, to));
    }

    @Override
    public long bytes() {
      return 4L * codes.length;
    }
  }
}
