package dev.lathe.io;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How to read a file; everything that is not said is found out.
///
/// ```java
/// var reading = new Reading().missing(List.of("-999")).only(Set.of("age", "income"));
/// ```
///
/// **Missing values.** An empty cell is missing, and so is one that holds nothing but a usual
/// marker: [#USUAL_MISSING]. Further markers are added with [#missing]; `!None` there takes a usual
/// one away, `!` alone takes all.
///
/// @param dialect how the cells are written
/// @param missing markers of missing values beyond the usual
/// @param types columns whose type is settled: a cell that does not fit is refused
/// @param only columns that are needed, all when empty; names the file lacks are ignored
/// @param nature how far the rows can be trusted
public record Reading(
    Dialect dialect,
    List<String> missing,
    Map<String, ColumnType> types,
    Set<String> only,
    Origin.Nature nature) {
  /// What stands for a missing value in most files, beside the empty cell.
  public static final List<String> USUAL_MISSING =
      List.of(
          "NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "Null", "None", "?",
          "<NA>", "#N/A", "#NA");

  /// Everything is found out, and nobody has said how far the rows can be trusted.
  public Reading() {
    this(new Dialect(), List.of(), Map.of(), Set.of(), Origin.Nature.UNKNOWN);
  }

  public Reading {
    missing = List.copyOf(missing);
    types = Map.copyOf(types);
    only = Set.copyOf(only);
  }

  /// With this dialect.
  public Reading dialect(Dialect dialect) {
    return new Reading(dialect, missing, types, only, nature);
  }

  /// With these markers of missing values beyond the usual.
  public Reading missing(List<String> missing) {
    return new Reading(dialect, missing, types, only, nature);
  }

  /// With these types settled.
  public Reading types(Map<String, ColumnType> types) {
    return new Reading(dialect, missing, types, only, nature);
  }

  /// With these columns only.
  public Reading only(Set<String> only) {
    return new Reading(dialect, missing, types, only, nature);
  }

  /// With this said about the rows.
  public Reading nature(Origin.Nature nature) {
    return new Reading(dialect, missing, types, only, nature);
  }

  boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }
}
