package dev.lathe.learn;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What kind of task a target makes, and why.
///
/// | the target | kind |
/// |---|---|
/// | has two distinct values | binary |
/// | holds text, categories or yes and no | multiclass |
/// | has at most ten distinct whole numbers | multiclass |
/// | is any other number | regression |
///
/// Infinite numbers count as missing. There may be any number of classes; each takes time and
/// memory of its own, so beyond a thousand a coarser column is the better target.
///
/// **Cost.** Numbers are looked at until an eleventh distinct one is found; anything else in every
/// row.
///
/// @param kind the kind
/// @param reason why, in words that follow "because"
/// @param levels the classes in order, the positive one of two last; empty for numbers
public record KindGuess(TaskKind kind, String reason, List<String> levels) {
  static final int FEW = 10;
  private static final List<String> POSITIVE = List.of("yes", "true", "1");

  /// The kind that this target makes.
  ///
  /// @throws IllegalArgumentException when nothing can be learned: all missing, constant, times, or
  ///   text that never repeats
  public static KindGuess of(String name, Column target) {
    return of(name, target, present(target));
  }

  private static long present(Column target) {
    return (long) target.rows() - target.missing();
  }

  /// The kind that a target makes of which each value is given once.
  ///
  /// @param target its values; of numbers, so many that they are seen not to be classes
  /// @param present how many rows have one
  static KindGuess of(String name, Column target, long present) {
    List<String> levels =
        target instanceof Numbers numbers
            ? Arrays.stream(few(numbers)).mapToObj(Numbers::text).toList()
            : levels(target);
    check(name, target, levels, present);
    if (levels.size() == 2) {
      return new KindGuess(TaskKind.BINARY, "it has two distinct values", positiveLast(levels));
    }
    if (!(target instanceof Numbers numbers)) {
      return new KindGuess(
          TaskKind.MULTICLASS,
          "it holds %s with %s levels".formatted(target.type().key(), levels.size()),
          levels);
    }
    if (levels.size() <= FEW
        && Arrays.stream(few(numbers)).allMatch(value -> value == Math.rint(value))) {
      return new KindGuess(
          TaskKind.MULTICLASS,
          "it has only %s distinct whole numbers".formatted(levels.size()),
          levels);
    }
    return new KindGuess(TaskKind.REGRESSION, "it holds numbers", List.of());
  }

  /// The classes that a target makes when it is told to be of a kind.
  static List<String> levels(String name, Column target, TaskKind kind) {
    return levels(name, target, kind, present(target));
  }

  /// The same for a target of which each value is given once.
  ///
  /// @param present how many rows have one
  static List<String> levels(String name, Column target, TaskKind kind, long present) {
    if (!kind.classes() && kind != TaskKind.ANOMALY) return List.of();
    List<String> levels = levels(target);
    check(name, target, levels, present);
    if (kind == TaskKind.MULTICLASS) return levels;
    if (levels.size() != 2) {
      throw new IllegalArgumentException(
          kind == TaskKind.ANOMALY
              ? "column '%s' has %s distinct values; labels of anomalies have two"
                  .formatted(name, levels.size())
              : "target '%s' has %s distinct values; binary needs two"
                  .formatted(name, levels.size()));
    }
    return positiveLast(levels);
  }

  private static void check(String name, Column target, List<String> levels, long present) {
    if (target instanceof Times) {
      throw new IllegalArgumentException(
          "target '%s' holds times, which cannot be predicted; give a column of numbers, such as the days from a date until then"
              .formatted(name));
    }
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
    if (words && levels.size() == present && present > 2) {
      throw new IllegalArgumentException(
          "target '%s' differs in every row; a class must repeat to be learned".formatted(name));
    }
    if (target instanceof Texts && levels.size() > present / 2) {
      throw new IllegalArgumentException(
          "target '%s' holds free text; give a column of classes or numbers".formatted(name));
    }
  }

  /// The distinct values in order.
  private static List<String> levels(Column target) {
    return switch (target) {
      case Numbers numbers ->
          IntStream.range(0, numbers.rows())
              .filter(row -> !Kept.absent(numbers, row))
              .mapToDouble(row -> numbers.at(row) + 0.0)
              .sorted()
              .distinct()
              .mapToObj(Numbers::text)
              .toList();
      case Categories categories -> {
        int[] counts = categories.counts();
        yield IntStream.range(0, counts.length)
            .filter(level -> counts[level] > 0)
            .mapToObj(categories.levels()::get)
            .sorted()
            .toList();
      }
      case YesNo _, Times _, Texts _ -> {
        Set<String> distinct = new HashSet<>();
        for (int row = 0; row < target.rows(); row++) {
          if (!target.missing(row)) distinct.add(target.text(row));
        }
        yield distinct.stream().sorted().toList();
      }
    };
  }

  /// The distinct values in order, or of many no more than tell that they are too many for classes.
  private static double[] few(Numbers target) {
    double[] few = new double[FEW + 1];
    int size = 0;
    double last = Double.NaN;
    for (int row = 0; row < target.rows() && size <= FEW; row++) {
      double value = target.at(row) + 0.0;
      if (value == last || Kept.absent(target, row)) continue;
      last = value;
      int at = Arrays.binarySearch(few, 0, size, value);
      if (at >= 0) continue;
      System.arraycopy(few, -at - 1, few, -at, size + at + 1);
      few[-at - 1] = value;
      size++;
    }
    return Arrays.copyOf(few, size);
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
