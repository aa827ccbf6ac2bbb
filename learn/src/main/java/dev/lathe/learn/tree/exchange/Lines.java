package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The lines of a text, one after the other.
final class Lines {
  private final byte[] bytes;
  private int at;

  Lines(byte[] bytes) {
    this.bytes = bytes;
  }

  static boolean startsWith(byte[] bytes, String start) {
    byte[] wanted = start.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < wanted.length) return false;
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[i] != wanted[i]) return false;
    }
    return true;
  }

  /// Whether there is another line.
  boolean more() {
    return at < bytes.length;
  }

  /// The next line without its end.
  String next() {
    String line = peek();
    while (at < bytes.length && bytes[at] != '\n') at++;
    at++;
    return line;
  }

  /// The next line, which stays the next.
  String peek() {
    if (!more())
      throw new ModelFileException("it is cut short: it ends where a line should follow");
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') end++;
    if (end > at && bytes[end - 1] == '\r') end--;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, at, end - at))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ModelFileException("its text is not UTF-8", e);
    }
  }
}
