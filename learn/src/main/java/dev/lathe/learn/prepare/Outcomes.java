package dev.lathe.learn.prepare;

import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A target as columns of numbers of which means are taken.
///
/// @param names what is added to the name of an encoded column
/// @param classes for each column the class it is 1 for; empty for a number
record Outcomes(Target target, List<String> names, List<Integer> classes) {
  private static final int MOST_CLASSES = 10;

  static Outcomes of(Task task) {
    if (!(task.target() instanceof Target.Classes classes)) {
      return new Outcomes(task.target(), List.of(".target"), List.of());
    }
    List<String> levels = classes.levels();
    if (levels.size() == 2) return new Outcomes(classes, List.of(".target"), List.of(1));
    double[] weights = task.weights();
    var totals = new Sums(levels.size());
    for (int row = 0; row < weights.length; row++) {
      if (classes.code(row) != Target.Classes.UNSEEN) totals.add(classes.code(row), weights[row]);
    }
    List<Integer> most =
        IntStream.range(0, levels.size())
            .boxed()
            .sorted(Comparator.comparingDouble(code -> -totals.at(code)))
            .limit(MOST_CLASSES)
            .sorted()
            .toList();
    List<String> names = new ArrayList<>();
    for (int code : most) {
      names.add(".target=" + levels.get(code));
    }
    return new Outcomes(classes, names, most);
  }

  /// The numbers of one column.
  double[] values(int output) {
    return switch (target) {
      case Target.Amounts amounts -> amounts.toArray();
      case Target.Unknown unknown -> throw unknown.refusal();
      case Target.Classes codes -> {
        double[] values = new double[codes.rows()];
        for (int row = 0; row < values.length; row++) {
          values[row] = codes.code(row) == classes.get(output) ? 1 : 0;
        }
        yield values;
      }
    };
  }
}
