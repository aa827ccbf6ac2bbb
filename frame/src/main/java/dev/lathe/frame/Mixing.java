package dev.lathe.frame;

import dev.lathe.math.RandomStream;
import java.util.HexFormat;

/*
 * A hash of 128 bits. A block of values is turned into whole numbers of 64 bits, which are mixed into
 * four sums, every fourth into each, so that no multiplication has to wait for the one before. A sum
 * is turned, the number put over it and the whole multiplied by an odd number: each of the three can
 * be undone, so two columns that differ in one value never end with the same sums.
 */
final class Mixing {
  private static final int BLOCK = 1024;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final int TURN = 29;
  private static final long MISSING = 0x4D495353494E47L;

  private final long[] block = new long[BLOCK];
  private final double[] numbers = new double[BLOCK];
  private long first = 1;
  private long second = 2;

  /// Adds a word.
  void add(String word) {
    end(hash(word), word.length());
  }

  /// Adds a column's type and values.
  void add(Column column) {
    add(column.type().key());
    long[] levels = column instanceof Categories categories ? hashes(categories) : new long[0];
    long[] sums = {1, 2, 3, 4};
    for (int from = 0; from < column.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, column.rows() - from);
      switch (column) {
        case Numbers values -> {
          values.copyTo(from, numbers, 0, count);
          bits(numbers, 0, count);
        }
        case YesNo answers -> {
          for (int i = 0; i < count; i++) block[i] = answers.code(from + i);
        }
        case Times times -> {
          for (int i = 0; i < count; i++) block[i] = times.micros(from + i);
        }
        case Categories categories -> {
          for (int i = 0; i < count; i++) block[i] = levels[categories.code(from + i) + 1];
        }
        case Texts texts -> {
          for (int i = 0; i < count; i++) {
            block[i] = texts.missing(from + i) ? MISSING : hash(texts.text(from + i));
          }
        }
      }
      mix(sums, count);
    }
    end(sums, column.rows());
  }

  /// Adds numbers.
  void add(double[] values) {
    long[] sums = {1, 2, 3, 4};
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      bits(values, from, count);
      mix(sums, count);
    }
    end(sums, values.length);
  }

  private void bits(double[] values, int from, int count) {
    for (int i = 0; i < count; i++) {
      block[i] = Double.doubleToLongBits(values[from + i] + 0.0); // makes -0.0 the same as 0.0
    }
  }

  private void mix(long[] sums, int count) {
    long a = sums[0];
    long b = sums[1];
    long c = sums[2];
    long d = sums[3];
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      a = (Long.rotateLeft(a, TURN) ^ block[i]) * FACTOR;
      b = (Long.rotateLeft(b, TURN) ^ block[i + 1]) * FACTOR;
      c = (Long.rotateLeft(c, TURN) ^ block[i + 2]) * FACTOR;
      d = (Long.rotateLeft(d, TURN) ^ block[i + 3]) * FACTOR;
    }
    for (; i < count; i++) a = (Long.rotateLeft(a, TURN) ^ block[i]) * FACTOR;
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
  }

  private void end(long[] sums, long size) {
    for (long sum : sums) end(sum, size);
  }

  private void end(long sum, long size) {
    first = RandomStream.mix(first ^ RandomStream.mix(sum + size));
    second = RandomStream.mix(second + RandomStream.mix(sum ^ ~size) * FACTOR);
  }

  /// Of a missing value, then of each level.
  private static long[] hashes(Categories categories) {
    long[] hashes = new long[categories.levels().size() + 1];
    hashes[0] = MISSING;
    for (int code = 1; code < hashes.length; code++) {
      hashes[code] = hash(categories.levels().get(code - 1));
    }
    return hashes;
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (Long.rotateLeft(hash, TURN) ^ text.charAt(i)) * FACTOR;
    }
    return RandomStream.mix(hash);
  }

  /// What everything added comes to.
  String text() {
    var hex = HexFormat.of();
    return "mix128:" + hex.toHexDigits(first) + hex.toHexDigits(second);
  }
}
