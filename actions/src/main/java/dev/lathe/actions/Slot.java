package dev.lathe.actions;

import dev.lathe.learn.Settings;
import dev.lathe.track.database.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One argument of an action.
///
/// @param key how it is written
/// @param type of its value
/// @param entry type of a list's entries: texts, or records; else as `type`
/// @param optional whether it may be absent
/// @param limits what is to be known of it
public record Slot(String key, Class<?> type, Class<?> entry, boolean optional, Argument limits) {
  private static final int MOST = 10_000;

  static Slot of(RecordComponent component) {
    Argument limits = component.getAnnotation(Argument.class);
    if (limits == null) {
      throw new IllegalStateException("no @Argument on " + component);
    }
    boolean optional = component.getType().equals(Optional.class);
    Type type = component.getGenericType();
    if (optional) type = ((ParameterizedType) type).getActualTypeArguments()[0];
    Class<?> raw = raw(type);
    boolean list = raw == List.class && type instanceof ParameterizedType;
    Class<?> entry = list ? raw(((ParameterizedType) type).getActualTypeArguments()[0]) : raw;
    return new Slot(ArgumentForm.key(component), raw, entry, optional, limits);
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType some ? some.getRawType() : type);
  }

  /// Whether it must be there.
  public boolean required() {
    return !optional && type != List.class && type != Map.class && type != boolean.class;
  }

  /// Its JSON schema.
  Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    if (type == List.class) {
      schema.put("type", "array");
      schema.put("items", records() ? form().schema() : Map.of("type", "string"));
      schema.put("maxItems", most());
    } else if (type == Map.class) {
      schema.put("type", "object");
      schema.put("additionalProperties", Map.of("type", "string"));
    } else if (type.isEnum()) {
      schema.put("enum", choices());
    } else if (type == String.class) {
      schema.put("type", "string");
      schema.put("maxLength", limits.longest());
    } else {
      schema.put("type", type == boolean.class ? "boolean" : whole() ? "integer" : "number");
      if (limits.least() != Long.MIN_VALUE) schema.put("minimum", limits.least());
      if (limits.most() != Long.MAX_VALUE) schema.put("maximum", limits.most());
    }
    schema.put("description", limits.value());
    return schema;
  }

  /// Whether it is a list of records.
  private boolean records() {
    return type == List.class && entry.isRecord();
  }

  private ArgumentForm form() {
    return ArgumentForm.of(entry);
  }

  private long most() {
    return Math.min(MOST, limits.most());
  }

  private boolean whole() {
    return type == int.class || type == long.class || type == Integer.class || type == Long.class;
  }

  private List<String> choices() {
    return Arrays.stream(type.getEnumConstants())
        .map(choice -> Settings.key(((Enum<?>) choice).name()))
        .toList();
  }

  /// Its value as it was typed.
  Object typed(String word) {
    if (type == String.class || type.isEnum()) return word;
    if (records()) return Documents.value(key, word);
    if (type == List.class) return List.of(word.split(",", -1));
    if (type == Map.class) return pairs(word);
    if (type == boolean.class) {
      if (word.equals("true") || word.equals("false")) return word.equals("true");
      throw wrong("must be true or false, got '%s'".formatted(Text.shown(word)));
    }
    try {
      if (whole()) return Long.parseLong(word);
      return Double.parseDouble(word);
    } catch (NumberFormatException _) {
      throw wrong("must be %s, got '%s'".formatted(word(), Text.shown(word)));
    }
  }

  private Map<String, String> pairs(String word) {
    var pairs = new LinkedHashMap<String, String>();
    for (String pair : word.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) throw wrong("must be name=text, divided by commas");
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }

  /// Its value among these.
  Object read(Map<String, ?> arguments) {
    Object given = arguments.get(key);
    if (given == null) {
      if (optional) return Optional.empty();
      if (type == List.class) return List.of();
      if (type == Map.class) return Map.of();
      if (type == boolean.class) return false;
      throw wrong("is missing: " + limits.value());
    }
    Object value = value(given);
    return optional ? Optional.of(value) : value;
  }

  private Object value(Object given) {
    if (type == List.class) return list(given);
    if (type == Map.class) return map(given);
    if (type.isEnum()) return choice(given);
    if (type == String.class && given instanceof String text) return text(text);
    if (type == boolean.class && given instanceof Boolean) return given;
    if (given instanceof Number number) return number(number);
    throw wrong("must be %s, got %s".formatted(word(), given.getClass().getSimpleName()));
  }

  private String word() {
    if (type == String.class) return "a text";
    if (type == boolean.class) return "true or false";
    return whole() ? "a whole number" : "a number";
  }

  private String text(String text) {
    try {
      return Text.value(key, text, limits.longest());
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Reason.SCHEMA, String.valueOf(e.getMessage()));
    }
  }

  private Object number(Number number) {
    double value = number.doubleValue();
    if (!(value >= limits.least() && value <= limits.most())) {
      throw wrong("must be %s to %s, got %s".formatted(limits.least(), limits.most(), number));
    }
    if (type == double.class || type == Double.class) return value;
    if (!whole()) throw wrong("must be %s, got a number".formatted(word()));
    long same = number.longValue();
    boolean narrow = type == int.class || type == Integer.class;
    if (same != value || (narrow && (int) same != same)) {
      throw wrong("must be a whole number, got %s".formatted(number));
    }
    if (narrow) return (int) same;
    return same;
  }

  private Object choice(Object given) {
    for (Object choice : type.getEnumConstants()) {
      if (Settings.key(((Enum<?>) choice).name()).equals(given)) return choice;
    }
    throw wrong(
        "must be one of %s, got '%s'"
            .formatted(String.join(", ", choices()), Text.shown(String.valueOf(given))));
  }

  private List<?> list(Object given) {
    String things = records() ? "objects" : "texts";
    if (!(given instanceof List<?> all) || all.size() > most()) {
      throw wrong("must be a list of at most %s %s".formatted(most(), things));
    }
    return records() ? records(all) : texts(all);
  }

  private List<?> records(List<?> all) {
    var records = new ArrayList<Object>();
    for (Object one : all) {
      if (!(one instanceof Map<?, ?> arguments)) throw wrong("must be a list of objects");
      var named = new LinkedHashMap<String, Object>();
      arguments.forEach((name, value) -> named.put(String.valueOf(name), value));
      try {
        records.add(form().record(named));
      } catch (Refused e) {
        throw wrong("entry %s: %s".formatted(records.size() + 1, e.getMessage()));
      }
    }
    return List.copyOf(records);
  }

  private List<String> texts(List<?> all) {
    var texts = new ArrayList<String>();
    for (Object one : all) {
      if (!(one instanceof String text)) throw wrong("must be a list of texts");
      texts.add(text(text));
    }
    return List.copyOf(texts);
  }

  private Map<String, String> map(Object given) {
    if (!(given instanceof Map<?, ?> all) || all.size() > MOST) {
      throw wrong("must be at most %s names with texts".formatted(MOST));
    }
    var texts = new LinkedHashMap<String, String>();
    all.forEach((name, one) -> {
      if (!(name instanceof String word) || !(one instanceof String text)) {
        throw wrong("must be names with texts");
      }
      texts.put(text(word), text(text));
    });
    return Collections.unmodifiableMap(texts);
  }

  /// Puts a value as it is written, unless it is absent or empty.
  void write(Object value, Map<String, Object> arguments) {
    switch (value) {
      case Optional<?> maybe -> maybe.ifPresent(there -> write(there, arguments));
      case List<?> list when list.isEmpty() -> {}
      case Map<?, ?> map when map.isEmpty() -> {}
      case Boolean no when !no -> {}
      case Enum<?> choice -> arguments.put(key, Settings.key(choice.name()));
      case List<?> list when records() ->
          arguments.put(key, list.stream().map(form()::written).toList());
      default -> arguments.put(key, value);
    }
  }

  private Refused wrong(String why) {
    return new Refused(Refused.Reason.SCHEMA, key + " " + why);
  }
}
