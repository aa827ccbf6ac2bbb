package dev.lathe.actions;

import dev.lathe.learn.Settings;
import dev.lathe.track.database.Text;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How an action is written: its arguments, read off its record once. Components that are records
/// themselves are looked into; a key is the innermost component's name in lower case with dashes.
///
/// Components are texts, whole numbers (`int`, `long`), numbers, yes-no, enums (by their keys),
/// lists of texts or of records, maps of texts, or an [java.util.Optional] of these. What is
/// neither optional nor a list, a map or a yes-no is required. A record within a list is a form of
/// its own.
public final class ArgumentForm {
  private static final ClassValue<ArgumentForm> FORMS =
      new ClassValue<>() {
        @Override
        protected ArgumentForm computeValue(Class<?> type) {
          return new ArgumentForm(type);
        }
      };

  private final Class<?> type;
  private final RecordComponent[] components;
  private final Constructor<?> constructor;

  private ArgumentForm(Class<?> type) {
    this.type = type;
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

  /// The form of a record type.
  static ArgumentForm of(Class<?> type) {
    return FORMS.get(type);
  }

  /// The arguments, in order.
  public List<Slot> fields() {
    var fields = new ArrayList<Slot>();
    for (RecordComponent component : components) {
      if (component.getType().isRecord()) fields.addAll(of(component.getType()).fields());
      else fields.add(Slot.of(component));
    }
    return List.copyOf(fields);
  }

  /// The JSON schema of the arguments.
  ///
  /// **Source.** JSON Schema, draft 2020-12.
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (Slot field : fields()) {
      properties.put(field.key(), field.schema());
      if (field.required()) required.add(field.key());
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  /// The action that these arguments make.
  ///
  /// @throws Refused what is missing, unknown, or not as it must be
  public Action<?> read(Map<String, ?> arguments) {
    return (Action<?>) record(arguments);
  }

  /// The record that these arguments make, which know no others.
  Object record(Map<String, ?> arguments) {
    var known = new TreeSet<String>();
    for (Slot field : fields()) known.add(field.key());
    for (String key : arguments.keySet()) {
      if (!known.contains(key)) {
        throw new Refused(
            Refused.Reason.SCHEMA,
            "there is no argument '%s'; there are %s".formatted(Text.shown(key), known));
      }
    }
    return made(arguments);
  }

  /// Arguments that were typed, as values: lists and maps are divided by commas, lists of records
  /// are JSON.
  ///
  /// @throws Refused what is not as it must be
  public Map<String, Object> typed(Map<String, String> words) {
    var typed = new LinkedHashMap<String, Object>(words);
    for (Slot field : fields()) {
      if (words.containsKey(field.key()))
        typed.put(field.key(), field.typed(words.get(field.key())));
    }
    return typed;
  }

  private Object made(Map<String, ?> arguments) {
    var values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Class<?> inner = components[i].getType();
      values[i] =
          inner.isRecord() ? of(inner).made(arguments) : Slot.of(components[i]).read(arguments);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw new Refused(Refused.Reason.SCHEMA, String.valueOf(wrong.getMessage()));
      }
      if (e.getCause() instanceof RuntimeException other) throw other;
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The arguments of an action of this form, in order; what is absent or empty is left out.
  public Map<String, Object> write(Action<?> action) {
    return written(action);
  }

  /// What a record of this form holds.
  Map<String, Object> written(Object record) {
    var arguments = new LinkedHashMap<String, Object>();
    write(record, arguments);
    return Collections.unmodifiableMap(arguments);
  }

  private void write(Object record, Map<String, Object> arguments) {
    for (RecordComponent component : components) {
      Object value = value(component, record);
      if (component.getType().isRecord()) of(component.getType()).write(value, arguments);
      else Slot.of(component).write(value, arguments);
    }
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static String key(RecordComponent component) {
    return Settings.key(component.getName());
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
