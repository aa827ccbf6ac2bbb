package dev.lathe.learn.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Parts to bytes and back.
///
/// A value is one byte that says what it is, then its content; texts and arrays begin with their
/// length, parts with their type and the number of their values. Reading trusts no length: it must
/// fit in the bytes that are left, so that what is allocated is at most a small multiple of the
/// file.
final class PartsCodec {
  /// How deep parts may be nested.
  static final int DEPTH = 32;

  /// How many parts and texts a file holds at most, so that many small ones do not fill the memory.
  static final int OBJECTS = 1 << 24;

  static final int NO = 0;
  static final int YES = 1;
  static final int WHOLE = 2;
  static final int NUMBER = 3;
  static final int TEXT = 4;
  static final int PARTS = 5;
  static final int TEXTS = 6;
  static final int LIST = 7;
  static final int BYTES = 8;
  static final int SHORTS = 9;
  static final int INTS = 10;
  static final int LONGS = 11;
  static final int FLOATS = 12;
  static final int DOUBLES = 13;

  private PartsCodec() {}

  static byte[] encode(Parts parts) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(out, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Parts parts) throws IOException {
    text(out, parts.type());
    out.writeInt(parts.values().size());
    for (var entry : parts.values().entrySet()) {
      text(out, entry.getKey());
      value(out, entry.getValue());
    }
  }

  private static void value(DataOutputStream out, Object value) throws IOException {
    switch (value) {
      case Boolean yes -> out.writeByte(yes ? YES : NO);
      case Long whole -> {
        out.writeByte(WHOLE);
        out.writeLong(whole);
      }
      case Double number -> {
        out.writeByte(NUMBER);
        out.writeLong(Double.doubleToRawLongBits(number));
      }
      case String text -> {
        out.writeByte(TEXT);
        text(out, text);
      }
      case Parts parts -> {
        out.writeByte(PARTS);
        write(out, parts);
      }
      case List<?> list -> list(out, list);
      default -> array(out, value);
    }
  }

  private static void list(DataOutputStream out, List<?> list) throws IOException {
    boolean texts = list.isEmpty() || list.getFirst() instanceof String;
    out.writeByte(texts ? TEXTS : LIST);
    out.writeInt(list.size());
    for (Object each : list) {
      if (texts) {
        text(out, (String) each);
      } else {
        write(out, (Parts) each);
      }
    }
  }

  private static void array(DataOutputStream out, Object array) throws IOException {
    int length = java.lang.reflect.Array.getLength(array);
    int kind;
    ByteBuffer content;
    switch (array) {
      case byte[] values -> {
        kind = BYTES;
        content = ByteBuffer.wrap(values);
      }
      case short[] values -> {
        kind = SHORTS;
        content = ByteBuffer.allocate(Math.multiplyExact(length, Short.BYTES));
        content.asShortBuffer().put(values);
      }
      case int[] values -> {
        kind = INTS;
        content = ByteBuffer.allocate(Math.multiplyExact(length, Integer.BYTES));
        content.asIntBuffer().put(values);
      }
      case long[] values -> {
        kind = LONGS;
        content = ByteBuffer.allocate(Math.multiplyExact(length, Long.BYTES));
        content.asLongBuffer().put(values);
      }
      case float[] values -> {
        kind = FLOATS;
        content = ByteBuffer.allocate(Math.multiplyExact(length, Float.BYTES));
        content.asFloatBuffer().put(values);
      }
      case double[] values -> {
        kind = DOUBLES;
        content = ByteBuffer.allocate(Math.multiplyExact(length, Double.BYTES));
        content.asDoubleBuffer().put(values);
      }
      default -> throw new IllegalStateException("no code for " + array.getClass());
    }
    out.writeByte(kind);
    out.writeInt(length);
    out.write(content.array());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// The parts that bytes hold.
  ///
  /// @throws ModelFileException when they are no encoded parts
  static Parts decode(ByteBuffer in) {
    return new PartsReader(in).whole();
  }
}
