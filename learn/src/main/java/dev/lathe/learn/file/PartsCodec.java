package dev.lathe.learn.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  private static final int NO = 0;
  private static final int YES = 1;
  private static final int WHOLE = 2;
  private static final int NUMBER = 3;
  private static final int TEXT = 4;
  private static final int PARTS = 5;
  private static final int TEXTS = 6;
  private static final int LIST = 7;
  private static final int BYTES = 8;
  private static final int SHORTS = 9;
  private static final int INTS = 10;
  private static final int LONGS = 11;
  private static final int FLOATS = 12;
  private static final int DOUBLES = 13;

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

  static Parts decode(ByteBuffer in) {
    Parts parts = parts(in, 0);
    if (in.hasRemaining()) {
      throw new ModelFileException("%s bytes follow the model".formatted(in.remaining()));
    }
    return parts;
  }

  private static Parts parts(ByteBuffer in, int depth) {
    if (depth > DEPTH) {
      throw new ModelFileException("its parts are nested more than %s deep".formatted(DEPTH));
    }
    String type = text(in);
    int size = length(in, Integer.BYTES + 1);
    var names = new java.util.LinkedHashMap<String, Object>();
    for (int i = 0; i < size; i++) {
      String name = text(in);
      if (names.put(name, value(in, depth)) != null) {
        throw new ModelFileException("'%s' comes twice in '%s'".formatted(name, type));
      }
    }
    return Parts.trusted(type, names);
  }

  private static Object value(ByteBuffer in, int depth) {
    need(in, 1);
    int kind = in.get();
    return switch (kind) {
      case NO -> false;
      case YES -> true;
      case WHOLE -> need(in, Long.BYTES).getLong();
      case NUMBER -> need(in, Double.BYTES).getDouble();
      case TEXT -> text(in);
      case PARTS -> parts(in, depth + 1);
      case TEXTS -> {
        int size = length(in, Integer.BYTES);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          texts.add(text(in));
        }
        yield List.copyOf(texts);
      }
      case LIST -> {
        int size = length(in, 2 * Integer.BYTES);
        List<Parts> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(parts(in, depth + 1));
        }
        yield List.copyOf(list);
      }
      case BYTES -> {
        byte[] values = new byte[length(in, 1)];
        in.get(values);
        yield values;
      }
      case SHORTS -> {
        short[] values = new short[length(in, Short.BYTES)];
        in.asShortBuffer().get(values);
        skip(in, values.length, Short.BYTES);
        yield values;
      }
      case INTS -> {
        int[] values = new int[length(in, Integer.BYTES)];
        in.asIntBuffer().get(values);
        skip(in, values.length, Integer.BYTES);
        yield values;
      }
      case LONGS -> {
        long[] values = new long[length(in, Long.BYTES)];
        in.asLongBuffer().get(values);
        skip(in, values.length, Long.BYTES);
        yield values;
      }
      case FLOATS -> {
        float[] values = new float[length(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        skip(in, values.length, Float.BYTES);
        yield values;
      }
      case DOUBLES -> {
        double[] values = new double[length(in, Double.BYTES)];
        in.asDoubleBuffer().get(values);
        skip(in, values.length, Double.BYTES);
        yield values;
      }
      default ->
          throw new ModelFileException("it holds a value of unknown kind %s".formatted(kind));
    };
  }

  private static void skip(ByteBuffer in, int length, int width) {
    in.position(in.position() + length * width);
  }

  private static ByteBuffer need(ByteBuffer in, int bytes) {
    if (in.remaining() < bytes) throw new ModelFileException("it ends within a value");
    return in;
  }

  /// A length whose content, at this width at least, fits in the bytes that are left.
  private static int length(ByteBuffer in, int width) {
    int length = need(in, Integer.BYTES).getInt();
    if (length < 0 || (long) length * width > in.remaining()) {
      throw new ModelFileException(
          "it claims %s values where %s bytes are left".formatted(length, in.remaining()));
    }
    return length;
  }

  private static String text(ByteBuffer in) {
    int length = length(in, 1);
    var slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFileException("it holds a text that is not UTF-8", e);
    }
  }
}
