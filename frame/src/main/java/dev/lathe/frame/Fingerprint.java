package dev.lathe.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Content hashes: equal for equal content, whatever it is held in.
public final class Fingerprint {
  private Fingerprint() {}

  /// The hash of a frame's names, types and values; its origin and the width of its columns do not
  /// count.
  ///
  /// @return `sha256:` and 64 hex digits
  public static String of(Frame frame) {
    MessageDigest digest = sha256();
    var buffer = ByteBuffer.allocate(1 << 13);
    for (int i = 0; i < frame.width(); i++) {
      Column column = frame.column(i);
      add(digest, frame.names().get(i));
      add(digest, column.type().key());
      for (int row = 0; row < column.rows(); row++) {
        if (buffer.remaining() < Long.BYTES) flush(digest, buffer);
        switch (column) {
          case Numbers numbers -> buffer.putLong(Double.doubleToLongBits(numbers.at(row) + 0.0));
          case YesNo yesNo -> buffer.put((byte) yesNo.code(row));
          case Times times -> buffer.putLong(times.micros(row));
          case Categories categories -> {
            flush(digest, buffer);
            add(digest, categories.missing(row) ? "\0" : categories.text(row));
          }
          case Texts texts -> {
            flush(digest, buffer);
            add(digest, texts.missing(row) ? "\0" : texts.text(row));
          }
        }
      }
      flush(digest, buffer);
    }
    return text(digest);
  }

  /// A digest to feed bytes to, for [#text(MessageDigest)].
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The hash of what the digest was fed, as text.
  public static String text(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static void flush(MessageDigest digest, ByteBuffer buffer) {
    digest.update(buffer.flip());
    buffer.clear();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    digest.update(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    digest.update(bytes);
  }
}
