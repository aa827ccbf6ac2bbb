package dev.lathe.frame;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Columns from Java values: arrays, lists and the components of records.
final class Columns {
  private Columns() {}

  static Column from(String name, Object values) {
    return switch (values) {
      case Column column -> column;
      case double[] numbers -> Numbers.of(numbers);
      case long[] numbers -> Numbers.of(numbers);
      case boolean[] answers -> YesNo.of(answers);
      case String[] levels -> Categories.of(levels);
      case List<?> list -> fromList(name, list);
      case Object array when array.getClass().isArray() -> fromArray(name, array);
      default ->
          throw new IllegalArgumentException(
              "column '%s' is a %s; give a Column, an array or a list"
                  .formatted(name, values.getClass().getSimpleName()));
    };
  }

  /// The rows of all parts, one below the other.
  static Column join(List<Column> parts) {
    return switch (parts.getFirst()) {
      case Numbers _ -> Numbers.join(parts.stream().map(Numbers.class::cast).toList());
      case YesNo _ -> YesNo.join(parts.stream().map(YesNo.class::cast).toList());
      case Times _ -> Times.join(parts.stream().map(Times.class::cast).toList());
      case Categories _ -> Categories.join(parts.stream().map(Categories.class::cast).toList());
      case Texts _ -> Texts.join(parts.stream().map(Texts.class::cast).toList());
    };
  }

  static <R extends Record> Frame from(List<R> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("there are no records; a frame needs one or more");
    }
    RecordComponent[] components = records.getFirst().getClass().getRecordComponents();
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (RecordComponent component : components) {
      List<@Nullable Object> values = new ArrayList<>();
      for (R each : records) {
        values.add(value(component, each));
      }
      names.add(component.getName());
      columns.add(fromList(component.getName(), values));
    }
    return Frame.of(names, columns);
  }

  static @Nullable Object value(RecordComponent component, Record each) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(each);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "component '%s' of a record could not be read".formatted(component.getName()), e);
    }
  }

  private static Column fromArray(String name, Object array) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int row = 0; row < Array.getLength(array); row++) {
      values.add(Array.get(array, row));
    }
    return fromList(name, values);
  }

  private static Column fromList(String name, List<? extends @Nullable Object> values) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object value : values) {
      plain.add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }
    Object first = plain.stream().filter(Objects::nonNull).findFirst().orElse(null);
    try {
      return switch (first) {
        case null -> Numbers.of(plain.stream().mapToDouble(_ -> Double.NaN).toArray());
        case Number _ -> numbers(plain);
        case Boolean _ -> YesNo.of(plain.toArray(Boolean[]::new));
        case LocalDate _ -> Times.of(plain.toArray(LocalDate[]::new));
        case LocalDateTime _ -> Times.of(plain.toArray(LocalDateTime[]::new));
        case Instant _, OffsetDateTime _, ZonedDateTime _ ->
            Times.of(plain.stream().map(Columns::inUtc).toArray(LocalDateTime[]::new));
        case CharSequence _, Enum<?> _, Character _ ->
            Categories.of(plain.stream().map(Columns::level).toArray(String[]::new));
        default -> throw unknown(name, first);
      };
    } catch (ArrayStoreException | ClassCastException e) {
      throw new IllegalArgumentException(
          "column '%s' mixes values of several types".formatted(name), e);
    }
  }

  private static Numbers numbers(List<@Nullable Object> values) {
    boolean whole = true;
    for (Object value : values) {
      whole = whole && (value == null || value instanceof Long || value instanceof Integer);
    }
    if (whole) {
      return Numbers.of(
          values.stream()
              .mapToLong(value -> value == null ? Long.MIN_VALUE : ((Number) value).longValue())
              .toArray());
    }
    return Numbers.of(
        values.stream()
            .mapToDouble(value -> value == null ? Double.NaN : ((Number) value).doubleValue())
            .toArray());
  }

  private static @Nullable LocalDateTime inUtc(@Nullable Object time) {
    return switch (time) {
      case null -> null;
      case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      case OffsetDateTime offset -> LocalDateTime.ofInstant(offset.toInstant(), ZoneOffset.UTC);
      case ZonedDateTime zoned -> LocalDateTime.ofInstant(zoned.toInstant(), ZoneOffset.UTC);
      default -> throw new ClassCastException();
    };
  }

  private static @Nullable String level(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> constant -> constant.name();
      case CharSequence text -> text.toString();
      case Character letter -> letter.toString();
      default -> throw new ClassCastException();
    };
  }

  private static IllegalArgumentException unknown(String name, Object value) {
    return new IllegalArgumentException(
        "column '%s' holds a %s; a column holds numbers, booleans, strings, enums, dates or times"
            .formatted(name, value.getClass().getSimpleName()));
  }
}
