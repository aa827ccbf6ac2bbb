package dev.lathe.frame;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The fields of a frame, in order; no name comes twice.
///
/// @param fields name and type of each column
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
    var seen = new HashSet<String>();
    for (Field field : fields) {
      if (!seen.add(field.name())) {
        throw new IllegalArgumentException("two columns are named '%s'".formatted(field.name()));
      }
    }
  }

  /// The names in order.
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /// The field with this name.
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
