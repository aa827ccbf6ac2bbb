package dev.lathe.learn;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records as parts and back, so that what a card holds is listed once: in its records.
///
/// Components are numbers, booleans, strings, enums, records, and lists, optionals and maps (from
/// string to string) of these. What an older file lacks is read as an empty list, optional or map.
/// A list of plain records is held by column.
public final class Records {
  private static final String LIST = "list.v1";

  private Records() {}

  /// A record as parts.
  public static Parts parts(String type, Record values) {
    Parts parts = Parts.of(type);
    for (var component : Settings.components(values).entrySet()) {
      Object saved = saved(component.getValue());
      if (saved != null) parts = parts.with(component.getKey(), saved);
    }
    return parts;
  }

  private static @Nullable Object saved(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean _, Integer _, Long _, Double _, String _ -> value;
      case Enum<?> constant -> constant.name();
      case Optional<?> optional -> optional.map(Records::saved).orElse(null);
      case Record record -> parts("record.v1", record);
      case Map<?, ?> map -> {
        Parts parts = Parts.of("map.v1");
        for (var entry : map.entrySet()) {
          parts = parts.with((String) entry.getKey(), entry.getValue());
        }
        yield parts;
      }
      case List<?> list -> list(list);
      default -> throw new IllegalArgumentException("cannot save a " + value.getClass());
    };
  }

  private static Object list(List<?> list) {
    if (list.isEmpty() || list.getFirst() instanceof String) return list;
    if (list.getFirst() instanceof Double) {
      return list.stream().mapToDouble(each -> (Double) each).toArray();
    }
    if (list.getFirst() instanceof Long) {
      return list.stream().mapToLong(each -> (Long) each).toArray();
    }
    if (list.getFirst() instanceof Record first && plain(first.getClass())) {
      return columns(list, first.getClass().getRecordComponents());
    }
    return list.stream().map(each -> parts("record.v1", (Record) each)).toList();
  }

  private static boolean plain(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> held = component.getType();
      if (held != long.class && held != double.class && held != String.class) return false;
    }
    return true;
  }

  private static Parts columns(List<?> rows, RecordComponent[] components) {
    Parts parts = Parts.of(LIST);
    for (RecordComponent component : components) {
      List<?> column =
          rows.stream()
              .map(row -> Settings.components((Record) row).get(component.getName()))
              .toList();
      parts = parts.with(component.getName(), list(column));
    }
    return parts;
  }

  /// The record that was saved as these parts.
  ///
  /// @throws ModelFileException when they are no such record
  public static <R extends Record> R read(Parts parts, Class<R> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.put(
          component.getName(), value(parts, component.getName(), component.getGenericType()));
    }
    return type.cast(Settings.make(type, values));
  }

  private static Object value(Parts parts, String name, Type type) {
    if (type instanceof ParameterizedType generic) return generic(parts, name, generic);
    Class<?> plain = (Class<?>) type;
    if (plain == int.class) return parts.count(name);
    if (plain == long.class) return parts.whole(name);
    if (plain == double.class) return parts.number(name);
    if (plain == boolean.class) return parts.yes(name);
    if (plain == String.class) return parts.text(name);
    if (plain.isEnum()) return constant(plain, parts.text(name));
    return read(parts.part(name), plain.asSubclass(Record.class));
  }

  private static Object generic(Parts parts, String name, ParameterizedType type) {
    boolean present = parts.has(name);
    Type held = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return present ? Optional.of(value(parts, name, held)) : Optional.empty();
    }
    if (type.getRawType() == Map.class) {
      Map<String, String> map = new LinkedHashMap<>();
      if (present) {
        Parts saved = parts.part(name);
        saved.names().forEach(key -> map.put(key, saved.text(key)));
      }
      return map;
    }
    return present ? list(parts, name, (Class<?>) held) : List.of();
  }

  private static List<?> list(Parts parts, String name, Class<?> held) {
    if (held == String.class || parts.emptyList(name)) return parts.texts(name);
    if (held == Double.class) return java.util.Arrays.stream(parts.doubles(name)).boxed().toList();
    if (held == Long.class) return java.util.Arrays.stream(parts.longs(name)).boxed().toList();
    Class<? extends Record> record = held.asSubclass(Record.class);
    if (plain(record)) return rows(parts.part(name), record);
    return parts.list(name).stream().map(each -> read(each, record)).toList();
  }

  private static List<Record> rows(Parts columns, Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<?>> values = new ArrayList<>();
    for (RecordComponent component : components) {
      Class<?> held = component.getType();
      Class<?> boxed =
          held == long.class ? Long.class : held == double.class ? Double.class : String.class;
      values.add(list(columns, component.getName(), boxed));
    }
    List<Record> rows = new ArrayList<>();
    for (int row = 0; row < values.getFirst().size(); row++) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (int i = 0; i < components.length; i++) {
        if (values.get(i).size() != values.getFirst().size()) {
          throw new ModelFileException("the columns of a list differ in length");
        }
        one.put(components[i].getName(), values.get(i).get(row));
      }
      rows.add(Settings.make(type, one));
    }
    return List.copyOf(rows);
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) return constant;
    }
    throw new ModelFileException("there is no %s '%s'".formatted(type.getSimpleName(), name));
  }
}
