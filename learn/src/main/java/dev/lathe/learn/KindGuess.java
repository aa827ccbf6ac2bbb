package dev.lathe.learn;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What kind of task a target makes, and why.
///
/// | the target | kind |
/// |---|---|
/// | has two distinct values | binary |
/// | holds text, categories or yes and no | multiclass |
/// | has at most ten distinct whole numbers | multiclass |
/// | is any other number | regression |
///
/// @param kind the kind
/// @param reason why, in words that follow "because"
/// @param levels the classes in order, the positive one of two last; empty for numbers
public record KindGuess(TaskKind kind, String reason, List<String> levels) {
  private static final int FEW = 10;
  private static final List<String> POSITIVE = List.of("yes", "true", "1");

  /// The kind that this target makes.
  ///
  /// @throws IllegalArgumentException when nothing can be learned: all missing, constant, times, or
  ///   text that never repeats
  public static KindGuess of(String name, Column target) {
    List<String> levels = levels(target);
    check(name, target, levels);
    if (levels.size() == 2) {
      return new KindGuess(TaskKind.BINARY, "it has two distinct values", positiveLast(levels));
    }
    if (!(target instanceof Numbers numbers)) {
      return new KindGuess(
          TaskKind.MULTICLASS,
          "it holds %s with %s levels".formatted(target.type().key(), levels.size()),
          levels);
    }
    if (levels.size() <= FEW && numbers.whole()) {
      return new KindGuess(
          TaskKind.MULTICLASS,
          "it has only %s distinct whole numbers".formatted(levels.size()),
          levels);
    }
    return new KindGuess(TaskKind.REGRESSION, "it holds numbers", List.of());
  }

  /// The classes that a target makes when it is told to be of a kind.
  static List<String> levels(String name, Column target, TaskKind kind) {
    if (!kind.classes()) return List.of();
    List<String> levels = levels(target);
    check(name, target, levels);
    if (kind == TaskKind.MULTICLASS) return levels;
    if (levels.size() != 2) {
      throw new IllegalArgumentException(
          "target '%s' has %s distinct values; binary needs two".formatted(name, levels.size()));
    }
    return positiveLast(levels);
  }

  private static void check(String name, Column target, List<String> levels) {
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(
          "target '%s' is missing in every row; name a column with values".formatted(name));
    }
    if (levels.size() == 1) {
      throw new IllegalArgumentException(
          "target '%s' is '%s' in every row; there is nothing to learn"
              .formatted(name, levels.getFirst()));
    }
    boolean words = !(target instanceof Numbers);
    int present = target.rows() - target.missing();
    if (words && levels.size() == present && present > 2) {
      throw new IllegalArgumentException(
          "target '%s' differs in every row; a class must repeat to be learned".formatted(name));
    }
    if (target instanceof Texts && levels.size() > present / 2) {
      throw new IllegalArgumentException(
          "target '%s' holds free text; give a column of classes or numbers".formatted(name));
    }
  }

  private static List<String> levels(Column target) {
    if (target instanceof Numbers numbers) {
      Set<Double> distinct = new TreeSet<>();
      for (int row = 0; row < numbers.rows(); row++) {
        if (!numbers.missing(row)) distinct.add(numbers.at(row) + 0.0);
      }
      return distinct.stream().map(Numbers::text).toList();
    }
    Set<String> distinct = new TreeSet<>();
    for (int row = 0; row < target.rows(); row++) {
      if (!target.missing(row)) distinct.add(target.text(row));
    }
    return List.copyOf(distinct);
  }

  private static List<String> positiveLast(List<String> levels) {
    for (String positive : POSITIVE) {
      for (String level : levels) {
        if (level.equalsIgnoreCase(positive)) return withLast(levels, level);
      }
    }
    return levels;
  }

  /// These two levels with the given one last.
  static List<String> withLast(List<String> levels, String last) {
    return levels.stream().sorted(Comparator.comparing(last::equals)).toList();
  }
}
