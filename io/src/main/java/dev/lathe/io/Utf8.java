package dev.lathe.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Checks that bytes are text in UTF-8, and recodes those that are not.
final class Utf8 {
  /// All bytes are ASCII and none is zero.
  static final int PLAIN = 0;

  /// There are bytes beyond ASCII.
  static final int BEYOND_ASCII = 1;

  /// There is a zero byte.
  static final int ZERO = 2;

  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x0101010101010101L;

  private Utf8() {}

  /// What sort of bytes there are: [#PLAIN] or a sum of the others.
  static int sort(byte[] bytes, int from, int to) {
    long high = 0;
    long zero = 0;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long eight = (long) LONGS.get(bytes, at);
      high |= eight;
      zero |= (eight - LOW) & ~eight;
    }
    for (; at < to; at++) {
      if (bytes[at] < 0) high |= HIGH;
      if (bytes[at] == 0) zero |= HIGH;
    }
    return ((high & HIGH) == 0 ? 0 : BEYOND_ASCII) + ((zero & HIGH) == 0 ? 0 : ZERO);
  }

  /// The position of the first byte with this value, `to` when there is none.
  static int indexOf(byte value, byte[] bytes, int from, int to) {
    long pattern = LOW * (value & 0xFF);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long different = (long) LONGS.get(bytes, at) ^ pattern;
      if (((different - LOW) & ~different & HIGH) != 0) break;
    }
    while (at < to && bytes[at] != value) at++;
    return at;
  }

  /// Eight times this byte, for [#indexOfEither].
  static long eight(byte value) {
    return LOW * (value & 0xFF);
  }

  /// The position of the first of two bytes, each given eight times; one of them must come.
  static int indexOfEither(long one, long other, byte[] bytes, int from) {
    int at = from;
    while (at + 8 <= bytes.length) {
      long eight = (long) LONGS.get(bytes, at);
      long first = eight ^ one;
      long second = eight ^ other;
      // The lowest bit set stands for the first zero byte of either; higher ones may be wrong.
      long found = (((first - LOW) & ~first) | ((second - LOW) & ~second)) & HIGH;
      if (found != 0) return at + (Long.numberOfTrailingZeros(found) >>> 3);
      at += 8;
    }
    while (bytes[at] != (byte) one && bytes[at] != (byte) other) at++;
    return at;
  }

  /// The position of the first byte that is not part of a character in UTF-8, or -1.
  static int firstForeign(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at] & 0xFF;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
      if (lead < 0xC2 || lead > 0xF4 || at + length > to) return at;
      for (int i = 1; i < length; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) return at;
      }
      int second = bytes[at + 1] & 0xFF;
      boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
      boolean outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
      if (overlong || outside) return at;
      at += length;
    }
    return -1;
  }

  /// Whether a byte is among those that Latin-1 leaves to control characters and Windows-1252 uses.
  static boolean windows(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < (byte) 0xA0) return true;
    }
    return false;
  }

  /// The position of the first byte that Windows-1252 leaves undefined, or -1.
  static int firstUndefined(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      int value = bytes[at] & 0xFF;
      if (value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D) {
        return at;
      }
    }
    return -1;
  }

  /// The same text in UTF-8.
  static byte[] from(Encoding encoding, byte[] bytes, int from, int to) {
    byte[] target = new byte[(to - from) + (to - from) / 2 + 16];
    int length = 0;
    String high = new String(highHalf(), encoding.charset());
    for (int at = from; at < to; at++) {
      if (length + 4 > target.length) target = Arrays.copyOf(target, target.length * 2);
      if (bytes[at] >= 0) {
        target[length++] = bytes[at];
        continue;
      }
      char character = high.charAt((bytes[at] & 0xFF) - 0x80);
      if (character < 0x800) {
        target[length++] = (byte) (0xC0 | character >> 6);
      } else {
        target[length++] = (byte) (0xE0 | character >> 12);
        target[length++] = (byte) (0x80 | ((character >> 6) & 0x3F));
      }
      target[length++] = (byte) (0x80 | (character & 0x3F));
    }
    return Arrays.copyOf(target, length);
  }

  private static byte[] highHalf() {
    byte[] half = new byte[128];
    for (int i = 0; i < half.length; i++) {
      half[i] = (byte) (0x80 + i);
    }
    return half;
  }
}
