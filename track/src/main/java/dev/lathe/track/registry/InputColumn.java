package dev.lathe.track.registry;

import dev.lathe.frame.ColumnType;

/// A column that a model reads.
///
/// @param name what it is called
/// @param type what it holds
/// @param optional whether a value of it may be missing
public record InputColumn(String name, ColumnType type, boolean optional) {
  @Override
  public String toString() {
    return "%s %s%s".formatted(name, type.key(), optional ? "?" : "");
  }
}
