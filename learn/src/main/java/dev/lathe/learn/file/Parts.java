package dev.lathe.learn.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tree of plain values under names: what is saved of a model. It can hold numbers, texts, arrays
/// of numbers and other parts, and nothing that runs.
///
/// ```java
/// var parts = Parts.of("line.v1").with("slope", 2.5).with("columns", List.of("age"));
/// double slope = parts.number("slope");
/// ```
///
/// Arrays given to [#with(String, Object)] and returned are not copied: whoever hands one over
/// leaves it alone afterwards.
public final class Parts {
  private final String type;
  private final Map<String, Object> values;

  private Parts(String type, Map<String, Object> values) {
    this.type = type;
    this.values = values;
  }

  /// Parts of this type without any values yet.
  ///
  /// @param type a name with a version, such as `trees.v1`
  public static Parts of(String type) {
    return new Parts(type, Map.of());
  }

  static Parts trusted(String type, Map<String, Object> values) {
    return new Parts(type, values);
  }

  /// These parts and one value more.
  ///
  /// @param value a Boolean, Integer, Long, Double, String, Parts, a list of strings or of parts,
  ///   or an array of bytes, shorts, ints, longs, floats or doubles
  public Parts with(String name, Object value) {
    if (!allowed(value)) {
      throw new IllegalArgumentException(
          "'%s' is a %s, which a model file does not hold"
              .formatted(name, value.getClass().getSimpleName()));
    }
    var more = new LinkedHashMap<>(values);
    Object kept = value instanceof Integer whole ? Long.valueOf(whole) : value;
    if (more.put(name, kept) != null) {
      throw new IllegalArgumentException("'%s' is given twice".formatted(name));
    }
    return new Parts(type, more);
  }

  private static boolean allowed(Object value) {
    return switch (value) {
      case Boolean _, Integer _, Long _, Double _, String _, Parts _ -> true;
      case byte[] _, short[] _, int[] _, long[] _, float[] _, double[] _ -> true;
      case List<?> list ->
          list.stream().allMatch(String.class::isInstance)
              || list.stream().allMatch(Parts.class::isInstance);
      default -> false;
    };
  }

  /// What these are parts of, with a version.
  public String type() {
    return type;
  }

  /// The names in the order they were given.
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /// Whether there is a value of this name.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The values by name, in order.
  Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /// A yes or no.
  public boolean yes(String name) {
    return value(name, Boolean.class);
  }

  /// A whole number.
  public long whole(String name) {
    return value(name, Long.class);
  }

  /// A whole number that fits an `int`.
  public int count(String name) {
    long whole = whole(name);
    if (whole != (int) whole) {
      throw new ModelFileException("'%s' of '%s' is %s, too large".formatted(name, type, whole));
    }
    return (int) whole;
  }

  /// A number.
  public double number(String name) {
    return value(name, Double.class);
  }

  /// A text.
  public String text(String name) {
    return value(name, String.class);
  }

  /// Parts within these.
  public Parts part(String name) {
    return value(name, Parts.class);
  }

  /// An array of bytes.
  public byte[] bytes(String name) {
    return value(name, byte[].class);
  }

  /// An array of 16-bit numbers.
  public short[] shorts(String name) {
    return value(name, short[].class);
  }

  /// An array of 32-bit numbers.
  public int[] ints(String name) {
    return value(name, int[].class);
  }

  /// An array of 64-bit numbers.
  public long[] longs(String name) {
    return value(name, long[].class);
  }

  /// An array of single-precision numbers.
  public float[] floats(String name) {
    return value(name, float[].class);
  }

  /// An array of numbers.
  public double[] doubles(String name) {
    return value(name, double[].class);
  }

  /// A list of texts.
  public List<String> texts(String name) {
    return list(name, String.class);
  }

  /// A list of parts.
  public List<Parts> list(String name) {
    return list(name, Parts.class);
  }

  /// Whether the value is a list of nothing.
  public boolean emptyList(String name) {
    return values.get(name) instanceof List<?> list && list.isEmpty();
  }

  private <T> List<T> list(String name, Class<T> type) {
    List<T> typed = new ArrayList<>();
    for (Object each : value(name, List.class)) {
      typed.add(cast(name, each, type));
    }
    return List.copyOf(typed);
  }

  private <T> T value(String name, Class<T> wanted) {
    Object value = values.get(name);
    if (value == null) {
      throw new ModelFileException("'%s' is missing from '%s'".formatted(name, type));
    }
    return cast(name, value, wanted);
  }

  private <T> T cast(String name, Object value, Class<T> wanted) {
    if (wanted.isInstance(value)) return wanted.cast(value);
    throw new ModelFileException(
        "'%s' of '%s' is a %s, not a %s"
            .formatted(name, type, value.getClass().getSimpleName(), wanted.getSimpleName()));
  }

  @Override
  public String toString() {
    return "Parts[%s: %s]".formatted(type, String.join(", ", values.keySet()));
  }
}
