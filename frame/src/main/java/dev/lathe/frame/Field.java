package dev.lathe.frame;

/// A column's name and what it holds.
///
/// @param name the name, not blank
/// @param type what the column holds
public record Field(String name, ColumnType type) {
  public Field {
    if (name.isBlank()) throw new IllegalArgumentException("a column has a blank name");
  }
}
