package dev.lathe.learn.file;

import dev.lathe.frame.Figures;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what [PartsCodec] writes, trusting nothing: lengths are held against the bytes that are
/// left, the number of parts and texts against [PartsCodec#OBJECTS].
final class PartsReader {
  private final ByteBuffer in;
  private int objects;

  PartsReader(ByteBuffer in) {
    this.in = in;
  }

  /// All of the bytes.
  Parts whole() {
    Parts parts = parts(0);
    if (in.hasRemaining()) {
      throw new ModelFileException("%s bytes follow the model".formatted(in.remaining()));
    }
    return parts;
  }

  private Parts parts(int depth) {
    if (depth > PartsCodec.DEPTH) {
      throw new ModelFileException(
          "its parts are nested more than %s deep".formatted(PartsCodec.DEPTH));
    }
    count();
    String type = text();
    int size = length(Integer.BYTES + 1);
    if (size == 0) return Parts.trusted(type, Map.of());
    var names = new LinkedHashMap<String, Object>();
    for (int i = 0; i < size; i++) {
      String name = text();
      if (names.put(name, value(depth)) != null) {
        throw new ModelFileException("'%s' comes twice in '%s'".formatted(name, type));
      }
    }
    return Parts.trusted(type, names);
  }

  private Object value(int depth) {
    need(1);
    int kind = in.get();
    return switch (kind) {
      case PartsCodec.NO -> false;
      case PartsCodec.YES -> true;
      case PartsCodec.WHOLE -> need(Long.BYTES).getLong();
      case PartsCodec.NUMBER -> need(Double.BYTES).getDouble();
      case PartsCodec.TEXT -> text();
      case PartsCodec.PARTS -> parts(depth + 1);
      case PartsCodec.TEXTS -> {
        int size = length(Integer.BYTES);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          texts.add(text());
        }
        yield List.copyOf(texts);
      }
      case PartsCodec.LIST -> {
        int size = length(2 * Integer.BYTES);
        List<Parts> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(parts(depth + 1));
        }
        yield List.copyOf(list);
      }
      case PartsCodec.BYTES -> {
        byte[] values = new byte[length(1)];
        in.get(values);
        yield values;
      }
      case PartsCodec.SHORTS -> {
        short[] values = new short[length(Short.BYTES)];
        in.asShortBuffer().get(values);
        skip(values.length, Short.BYTES);
        yield values;
      }
      case PartsCodec.INTS -> {
        int[] values = new int[length(Integer.BYTES)];
        in.asIntBuffer().get(values);
        skip(values.length, Integer.BYTES);
        yield values;
      }
      case PartsCodec.LONGS -> {
        long[] values = new long[length(Long.BYTES)];
        in.asLongBuffer().get(values);
        skip(values.length, Long.BYTES);
        yield values;
      }
      case PartsCodec.FLOATS -> {
        float[] values = new float[length(Float.BYTES)];
        in.asFloatBuffer().get(values);
        skip(values.length, Float.BYTES);
        yield values;
      }
      case PartsCodec.DOUBLES -> {
        double[] values = new double[length(Double.BYTES)];
        in.asDoubleBuffer().get(values);
        skip(values.length, Double.BYTES);
        yield values;
      }
      default ->
          throw new ModelFileException("it holds a value of unknown kind %s".formatted(kind));
    };
  }

  private void skip(int length, int width) {
    in.position(in.position() + length * width);
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) throw new ModelFileException("it ends within a value");
    return in;
  }

  /// A length whose content, at this width at least, fits in the bytes that are left.
  private int length(int width) {
    int length = need(Integer.BYTES).getInt();
    if (length < 0 || (long) length * width > in.remaining()) {
      throw new ModelFileException(
          "it claims %s values where %s bytes are left".formatted(length, in.remaining()));
    }
    return length;
  }

  private String text() {
    count();
    int length = length(1);
    if (length == 0) return "";
    var slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFileException("it holds a text that is not UTF-8", e);
    }
  }

  private void count() {
    if (++objects > PartsCodec.OBJECTS) {
      throw new ModelFileException(
          "it holds more than %s parts and texts".formatted(Figures.count(PartsCodec.OBJECTS)));
    }
  }
}
