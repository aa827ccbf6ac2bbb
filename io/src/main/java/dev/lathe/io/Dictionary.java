package dev.lathe.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers the different cells of a column in the order in which it meets them.
///
/// **Threads.** Belongs to one.
final class Dictionary {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private byte[] bytes = new byte[256];
  private int[] starts = new int[17];
  private int[] hashes = new int[16];
  private int[] table = new int[32];
  private int size;

  Dictionary() {
    Arrays.fill(table, -1);
  }

  /// How many different cells were met.
  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int code) {
    return starts[code];
  }

  int end(int code) {
    return starts[code + 1];
  }

  String level(int code) {
    int start = starts[code];
    return new String(bytes, start, starts[code + 1] - start, StandardCharsets.UTF_8);
  }

  /// The number of a cell, a new one if it was not met before.
  int code(byte[] cell, int start, int end) {
    int hash = hash(cell, start, end);
    int mask = table.length - 1;
    int slot = hash & mask;
    while (true) {
      int code = table[slot];
      if (code < 0) return add(cell, start, end, hash, slot);
      if (hashes[code] == hash
          && Arrays.equals(bytes, starts[code], starts[code + 1], cell, start, end)) {
        return code;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static int hash(byte[] cell, int start, int end) {
    long hash = (long) end - start;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) Utf8.LONGS.get(cell, at)) * MIX;
      hash ^= hash >>> 29;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | (cell[at] & 0xFF);
    }
    hash = (hash ^ rest) * MIX;
    return (int) (hash ^ hash >>> 32);
  }

  private int add(byte[] cell, int start, int end, int hash, int slot) {
    int length = end - start;
    int used = starts[size];
    if ((long) used + length > Integer.MAX_VALUE - 16) {
      throw new TableException("a column holds more than 2 GB of text");
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(2L * (used + length), Integer.MAX_VALUE - 16));
    }
    System.arraycopy(cell, start, bytes, used, length);
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      starts = Arrays.copyOf(starts, size * 2 + 1);
    }
    hashes[size] = hash;
    starts[size + 1] = used + length;
    table[slot] = size;
    if (++size * 2 > table.length) grow();
    return size - 1;
  }

  private void grow() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    int mask = table.length - 1;
    for (int code = 0; code < size; code++) {
      int slot = hashes[code] & mask;
      while (table[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = code;
    }
  }
}
