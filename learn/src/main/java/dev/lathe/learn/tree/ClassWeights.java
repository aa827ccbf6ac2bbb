package dev.lathe.learn.tree;

import dev.lathe.learn.Output;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much classes count, as a setting writes it: `none`, `balanced`, or classes and weights as
/// `no:1,yes:5`; a class that is not named counts 1.
final class ClassWeights {
  private static final String NONE = "none";
  private static final String BALANCED = "balanced";

  private ClassWeights() {}

  /// The weights that are told; empty for words.
  static Map<String, Double> told(String text) {
    Map<String, Double> told = new LinkedHashMap<>();
    if (text.equals(NONE) || text.equals(BALANCED)) return told;
    for (String each : text.split(",", -1)) {
      int colon = each.lastIndexOf(':');
      double weight = colon < 1 ? Double.NaN : number(each.substring(colon + 1));
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "class-weights must be none, balanced, or classes with weights of zero or more as no:1,yes:5, got '%s'"
                .formatted(text));
      }
      told.put(each.substring(0, colon).strip(), weight);
    }
    return told;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  /// By what each class counts; empty where all count 1.
  ///
  /// @throws IllegalArgumentException when the task has no classes, or not these
  static double[] of(String text, Task task) {
    if (text.equals(NONE)) return new double[0];
    String name = task.roles().target();
    if (!(task.target() instanceof Target.Classes classes)) {
      throw new IllegalArgumentException(
          "class-weights are for classes and target '%s' is %s; leave them out"
              .formatted(name, task.kind().key()));
    }
    return of(text, task.output(), Lesson.numbers(classes), task.weights());
  }

  /// By what each class counts; empty where all count 1.
  ///
  /// @param output of a task with classes
  /// @param target the class of each row, below 0 for one that is not known
  /// @param rows how much each row counts
  static double[] of(String text, Output output, double[] target, double[] rows) {
    if (text.equals(NONE)) return new double[0];
    String name = output.target();
    List<String> levels = output.levels();
    double[] weights = new double[levels.size()];
    if (text.equals(BALANCED)) return balanced(levels.size(), target, rows);
    Arrays.fill(weights, 1);
    told(text)
        .forEach((level, weight) -> {
          int code = levels.indexOf(level);
          if (code < 0) {
            throw new IllegalArgumentException(
                "class-weights name '%s', which is no class of '%s'; its classes are %s"
                    .formatted(level, name, String.join(", ", levels)));
          }
          weights[code] = weight;
        });
    if (Arrays.stream(weights).sum() == 0) {
      throw new IllegalArgumentException(
          "class-weights are zero for every class of '%s'; give one of them weight"
              .formatted(name));
    }
    return weights;
  }

  /// Weights under which all classes weigh the same, and all rows together what they did.
  private static double[] balanced(int classes, double[] target, double[] weights) {
    double[] sums = new double[classes];
    double total = 0;
    for (int row = 0; row < weights.length; row++) {
      if (target[row] < 0) continue;
      sums[(int) target[row]] += weights[row];
      total += weights[row];
    }
    double there = Arrays.stream(sums).filter(sum -> sum > 0).count();
    for (int code = 0; code < sums.length; code++) {
      sums[code] = sums[code] > 0 ? total / (there * sums[code]) : 1;
    }
    return sums;
  }
}
