package dev.lathe.learn.tree.exchange;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.file.ModelFileException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in a document of plain values, read as what it is expected to be.
///
/// Numbers may be any [Number], lists of them also arrays of whole or single-precision numbers.
///
/// @param value a map by name, a list, an array of numbers, a text, a number, yes or no
/// @param name how it is called in messages
record Plain(Object value, String name) {
  /// Refuses it.
  ModelFileException wrong(String wanted) {
    return new ModelFileException("its '%s' is not %s".formatted(name, wanted));
  }

  /// The value of a name that has to be there.
  Plain at(String key) {
    @Nullable Plain found = find(key);
    if (found == null) {
      throw new ModelFileException("its '%s' has no '%s'".formatted(name, key));
    }
    return found;
  }

  /// The value of a name, none where it is absent.
  @Nullable Plain find(String key) {
    if (!(value instanceof Map<?, ?> map)) throw wrong("an object");
    Object found = map.get(key);
    return found == null ? null : new Plain(found, key);
  }

  List<Plain> list() {
    if (!(value instanceof List<?> list)) {
      if (size() == 0) return List.of();
      throw wrong("a list");
    }
    List<Plain> all = new ArrayList<>();
    for (Object each : list) all.add(new Plain(each, name));
    return all;
  }

  /// How many values a list or an array has.
  int size() {
    return switch (value) {
      case List<?> list -> list.size();
      case long[] array -> array.length;
      case float[] array -> array.length;
      default -> throw wrong("a list");
    };
  }

  String text() {
    if (value instanceof String text) return text;
    throw wrong("a text");
  }

  List<String> texts() {
    return list().stream().map(Plain::text).toList();
  }

  /// The names of categories: texts, numbers, yes and no as they are written.
  List<String> levels() {
    return switch (value) {
      case long[] codes -> java.util.Arrays.stream(codes).mapToObj(String::valueOf).toList();
      case List<?> list -> list.stream().map(this::level).toList();
      default -> throw wrong("a list");
    };
  }

  private String level(Object level) {
    return switch (level) {
      case String text -> text;
      case Boolean yes -> yes.toString();
      case Long whole -> whole.toString();
      case Number number -> Numbers.text(number.doubleValue());
      default -> throw wrong("a list of names");
    };
  }

  long whole() {
    return whole(value);
  }

  /// A whole number that is written as a text.
  int count() {
    try {
      int count = Integer.parseInt(text());
      if (count >= 0) return count;
    } catch (NumberFormatException _) {
      throw wrong("a whole number");
    }
    throw wrong("0 or more");
  }

  int[] ints(int size) {
    int[] ints = ints();
    if (ints.length == size) return ints;
    throw new ModelFileException(
        "its '%s' has %s values in place of %s".formatted(name, ints.length, size));
  }

  int[] ints() {
    int[] ints = new int[size()];
    for (int i = 0; i < ints.length; i++) {
      long whole =
          switch (value) {
            case long[] array -> array[i];
            case List<?> list -> whole(list.get(i));
            default -> throw wrong("a list of whole numbers");
          };
      if (whole != (int) whole) throw wrong("a list of whole numbers of 32 bits");
      ints[i] = (int) whole;
    }
    return ints;
  }

  float[] floats(int size) {
    if (size() != size) {
      throw new ModelFileException(
          "its '%s' has %s values in place of %s".formatted(name, size(), size));
    }
    if (value instanceof float[] array) return array;
    float[] floats = new float[size];
    for (int i = 0; i < floats.length; i++) {
      floats[i] =
          switch (value) {
            case long[] array -> array[i];
            case List<?> list -> single(list.get(i));
            default -> throw wrong("a list of numbers");
          };
    }
    return floats;
  }

  private long whole(@Nullable Object number) {
    return switch (number) {
      case Long whole -> whole;
      case Integer whole -> whole;
      case Boolean yes -> yes ? 1 : 0;
      case null, default -> throw wrong("whole");
    };
  }

  /// The number rounded once, from what is written to single precision.
  private float single(@Nullable Object number) {
    return switch (number) {
      case BigDecimal decimal -> decimal.floatValue();
      case Number other -> other.floatValue();
      case null, default -> throw wrong("a list of numbers");
    };
  }
}
