package dev.lathe.learn;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads settings off a record: the one list of them that every door uses.
///
/// Components that are records themselves are looked into; a key is the name of the innermost
/// component, in lower case with dashes, and comes once in a learner.
///
/// ```java
/// record Forest(@Setting("number of trees, 1 or more") int trees, long seed) {}
///
/// var larger = Settings.with(new Forest(100, 0), "trees", "500");
/// ```
public final class Settings {
  /// Asked for once for each type, as reflection makes everything anew each time.
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private Settings() {}

  /// The components of a record type, whose values may be read, and what makes it of them.
  private static final class Shape {
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private Shape(Class<?> type) {
      components = type.getRecordComponents();
      for (RecordComponent component : components) component.getAccessor().setAccessible(true);
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        constructor = type.getDeclaredConstructor(types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
      constructor.setAccessible(true);
    }

    private static Shape of(Record record) {
      return SHAPES.get(record.getClass());
    }
  }

  /// One setting of a record.
  ///
  /// @param key the name in flags and files
  /// @param type `whole`, `number`, `yes-no`, `text`, or the choices divided by `|`
  /// @param value as it stands in the record
  /// @param meaning one line
  public record Item(String key, String type, String value, String meaning) {}

  /// The settings of a record, in order.
  public static List<Item> of(Record settings) {
    List<Item> items = new ArrayList<>();
    for (RecordComponent component : Shape.of(settings).components) {
      Object value = value(component, settings);
      if (value instanceof Record nested) {
        items.addAll(of(nested));
      } else {
        Setting meaning = component.getAnnotation(Setting.class);
        items.add(
            new Item(
                key(component.getName()),
                type(component.getType()),
                text(value),
                meaning == null ? "" : meaning.value()));
      }
    }
    return List.copyOf(items);
  }

  /// Keys and values of a record, in order.
  public static Map<String, String> values(Record settings) {
    Map<String, String> values = new LinkedHashMap<>();
    of(settings).forEach(item -> values.put(item.key(), item.value()));
    return values;
  }

  /// The value of one setting, where a record has it.
  public static Optional<String> value(Record settings, String key) {
    for (RecordComponent component : Shape.of(settings).components) {
      Object value = value(component, settings);
      if (value instanceof Record nested) {
        Optional<String> found = value(nested, key);
        if (found.isPresent()) return found;
      } else if (key(component.getName()).equals(key)) {
        return Optional.of(text(value));
      }
    }
    return Optional.empty();
  }

  /// The same record with one setting changed.
  ///
  /// @throws IllegalArgumentException when there is no such setting, naming those there are, or the
  ///   value does not suit it
  public static <R extends Record> R with(R settings, String key, String value) {
    R changed = change(settings, key, value);
    if (changed != null) return changed;
    throw new IllegalArgumentException(
        "there is no setting '%s'; settings are %s"
            .formatted(key, String.join(", ", values(settings).keySet())));
  }

  /// Whether a record has a setting of this key.
  public static boolean has(Record settings, String key) {
    return value(settings, key).isPresent();
  }

  private static <R extends Record> @Nullable R change(R settings, String key, String value) {
    RecordComponent[] components = Shape.of(settings).components;
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean found = false;
    for (int i = 0; i < components.length; i++) {
      Object next = value(components[i], settings);
      if (next instanceof Record nested) {
        Record inner = change(nested, key, value);
        if (inner != null) {
          next = inner;
          found = true;
        }
      } else if (key(components[i].getName()).equals(key)) {
        next = parse(components[i], value);
        found = true;
      }
      values[i] = next;
    }
    if (!found) return null;
    @SuppressWarnings("unchecked") // a record's canonical constructor makes that record
    R made = (R) make(settings.getClass(), values);
    return made;
  }

  private static Record make(Class<? extends Record> type, @Nullable Object[] values) {
    try {
      return (Record) SHAPES.get(type).constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) throw refused;
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A record from its components by name, as [#make] does: used to read what was saved.
  static Record make(Class<? extends Record> type, Map<String, Object> values) {
    Object[] inOrder =
        Arrays.stream(SHAPES.get(type).components)
            .map(component -> values.get(component.getName()))
            .toArray();
    return make(type, inOrder);
  }

  /// The values of a record by component name.
  static Map<String, @Nullable Object> components(Record values) {
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    for (RecordComponent component : Shape.of(values).components) {
      byName.put(component.getName(), value(component, values));
    }
    return byName;
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String type(Class<?> type) {
    if (type == int.class || type == long.class) return "whole";
    if (type == double.class) return "number";
    if (type == boolean.class) return "yes-no";
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> key(((Enum<?>) constant).name()))
          .collect(Collectors.joining("|"));
    }
    return "text";
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Enum<?> constant -> key(constant.name());
      case Boolean yes -> yes ? "yes" : "no";
      case Double number -> dev.lathe.frame.Numbers.text(number);
      default -> value.toString();
    };
  }

  private static Object parse(RecordComponent component, String value) {
    String key = key(component.getName());
    Class<?> type = component.getType();
    String text = value.strip();
    try {
      if (type == int.class) return Integer.parseInt(text);
      if (type == long.class) return Long.parseLong(text);
      if (type == double.class) return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      String wanted = type == double.class ? "a number" : "a whole number";
      throw new IllegalArgumentException(
          "setting '%s' must be %s, got '%s'".formatted(key, wanted, value), e);
    }
    if (type == boolean.class) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "true" -> true;
        case "no", "false" -> false;
        default ->
            throw new IllegalArgumentException(
                "setting '%s' must be yes or no, got '%s'".formatted(key, value));
      };
    }
    if (type == String.class) return value;
    for (Object constant : type.getEnumConstants()) {
      if (key(((Enum<?>) constant).name()).equals(text)) return constant;
    }
    throw new IllegalArgumentException(
        "setting '%s' must be one of %s, got '%s'".formatted(key, type(type), value));
  }

  /// A Java name in lower case with dashes: `minRows`, `MIN_ROWS` and `MinRows` are `min-rows`.
  public static String key(String name) {
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    var key = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isUpperCase(letter) && i > 0) key.append('-');
      key.append(Character.toLowerCase(letter));
    }
    return key.toString();
  }
}
