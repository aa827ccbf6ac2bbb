package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/*
 * UBJSON as plain values: maps, lists, texts, numbers, yes and no, and arrays of one type as `long[]`
 * or `float[]`. Lengths are held against the bytes that are left, as every value takes one at least.
 *
 * Source: Universal Binary JSON, draft 12, ubjson.org; objects with a type or count are not written
 * by those whose files are read here and are refused.
 */
final class UbjReader {
  private static final int DEPTH = 64;

  private final ByteBuffer in;

  private UbjReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  /// Whether bytes begin as an object in UBJSON whose first name has a length.
  static boolean begins(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == '{' && "LlIUi".indexOf(bytes[1]) >= 0;
  }

  /// The one value that the bytes hold.
  static Object read(byte[] bytes) {
    var reader = new UbjReader(bytes);
    Object value = reader.value(reader.marker(), 0);
    if (reader.in.hasRemaining()) {
      throw new ModelFileException("%s bytes follow its end".formatted(reader.in.remaining()));
    }
    return value;
  }

  private ByteBuffer need(long bytes) {
    if (bytes > in.remaining()) {
      throw new ModelFileException("it is cut short: it ends within a value");
    }
    return in;
  }

  private char marker() {
    return (char) (need(1).get() & 0xFF);
  }

  private char peek() {
    return (char) (need(1).get(in.position()) & 0xFF);
  }

  private Object value(char marker, int depth) {
    if (depth > DEPTH) {
      throw new ModelFileException("its values are nested more than %s deep".formatted(DEPTH));
    }
    return switch (marker) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case 'S' -> text();
      case 'C' -> String.valueOf((char) (need(1).get() & 0x7F));
      case 'T' -> true;
      case 'F' -> false;
      case 'd' -> need(4).getFloat();
      case 'D' -> need(8).getDouble();
      case 'i', 'U', 'I', 'l', 'L' -> whole(marker);
      default -> throw unknown(marker);
    };
  }

  private static ModelFileException unknown(char marker) {
    return new ModelFileException(
        "it holds a value of type 0x%02x, which is not known".formatted((int) marker));
  }

  private long whole(char marker) {
    return switch (marker) {
      case 'i' -> need(1).get();
      case 'U' -> need(1).get() & 0xFF;
      case 'I' -> need(2).getShort();
      case 'l' -> need(4).getInt();
      case 'L' -> need(8).getLong();
      default -> throw unknown(marker);
    };
  }

  private int length(int each) {
    long length = whole(marker());
    if (length < 0 || length > in.remaining() / each) {
      throw new ModelFileException(
          "it is cut short or altered: %s values are announced and %s bytes are left"
              .formatted(length, in.remaining()));
    }
    return (int) length;
  }

  private String text() {
    int length = length(1);
    var bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFileException("a text in it is not UTF-8", e);
    }
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> values = new LinkedHashMap<>();
    while (peek() != '}') {
      String name = text();
      char marker = marker();
      if (marker == 'Z') continue; // null, which is as good as absent
      if (values.put(name, value(marker, depth + 1)) != null) {
        throw new ModelFileException("'%s' comes twice in it".formatted(name));
      }
    }
    in.get();
    return values;
  }

  private Object array(int depth) {
    char first = peek();
    if (first == '$') {
      in.get();
      char type = marker();
      if (marker() != '#') throw new ModelFileException("an array in it has a type and no length");
      return typed(type);
    }
    List<Object> values = new ArrayList<>();
    if (first == '#') {
      in.get();
      int length = length(1);
      for (int i = 0; i < length; i++) values.add(value(marker(), depth + 1));
      return values;
    }
    while (peek() != ']') values.add(value(marker(), depth + 1));
    in.get();
    return values;
  }

  private Object typed(char type) {
    if (type == 'd' || type == 'D') {
      float[] values = new float[length(type == 'd' ? 4 : 8)];
      for (int i = 0; i < values.length; i++) {
        values[i] = type == 'd' ? in.getFloat() : (float) in.getDouble();
      }
      return values;
    }
    int each =
        switch (type) {
          case 'i', 'U' -> 1;
          case 'I' -> 2;
          case 'l' -> 4;
          case 'L' -> 8;
          default -> throw unknown(type);
        };
    long[] values = new long[length(each)];
    for (int i = 0; i < values.length; i++) values[i] = whole(type);
    return values;
  }
}
