package dev.lathe.io;

import java.util.Arrays;

/// Bytes that grow.
final class Buffer {
  byte[] bytes = new byte[0];
  int length;

  /// Room for this many bytes, what was there kept.
  void atLeast(int size) {
    if (bytes.length < size) bytes = Arrays.copyOf(bytes, size);
  }

  void add(byte[] more) {
    if (length + more.length > bytes.length) atLeast((length + more.length) * 2);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }
}
