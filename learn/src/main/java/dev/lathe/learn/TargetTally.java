package dev.lathe.learn;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The distinct values of a target that comes in parts, and how many rows have one: what tells the
/// kind of task and its classes.
final class TargetTally {
  private final int most;
  private final Set<Object> seen = new HashSet<>();
  private final List<Column> distinct = new ArrayList<>();
  private long present;

  /// @param kind what the task was told to be
  TargetTally(Optional<TaskKind> kind) {
    most = kind.map(each -> each.classes() ? Integer.MAX_VALUE : 0).orElse(KindGuess.FEW + 1);
  }

  /// The rows of a part that bring a value which no row before them has, no more than are needed.
  ///
  /// @param target without missing values
  Column distinct(Column target) {
    Set<Object> own = new HashSet<>();
    int[] picked = new int[target.rows()];
    int count = 0;
    int enough = target instanceof Numbers ? most : Integer.MAX_VALUE;
    double last = Double.NaN;
    for (int row = 0; row < picked.length && own.size() < enough; row++) {
      if (target instanceof Numbers numbers) {
        if (numbers.at(row) == last) continue;
        last = numbers.at(row);
      }
      if (own.add(value(target, row))) picked[count++] = row;
    }
    return target.rows(Arrays.copyOf(picked, count));
  }

  private static Object value(Column column, int row) {
    return column instanceof Numbers numbers ? (Object) (numbers.at(row) + 0.0) : column.text(row);
  }

  /// Takes the distinct values of the next part.
  ///
  /// @param rows how many rows it has
  void add(Column values, int rows) {
    present += rows;
    int[] fresh = new int[values.rows()];
    int count = 0;
    for (int row = 0; row < fresh.length; row++) {
      if (values instanceof Numbers && seen.size() >= most) break;
      if (seen.add(value(values, row))) fresh[count++] = row;
    }
    if (count > 0 || distinct.isEmpty()) distinct.add(values.rows(Arrays.copyOf(fresh, count)));
  }

  /// What is predicted.
  Output output(String name, Optional<TaskKind> told) {
    Column values =
        Frame.join(distinct.stream().map(each -> Frame.of(name, each)).toList()).column(name);
    if (told.isPresent()) {
      return new Output(name, told.get(), KindGuess.levels(name, values, told.get(), present));
    }
    var guess = KindGuess.of(name, values, present);
    return new Output(name, guess.kind(), guess.levels());
  }
}
