package dev.lathe.learn.prepare;

import dev.lathe.learn.Task;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows that count in a random order, one a turn; where a task has groups, one whole group a
/// turn. Rows without weight have no turn and do not change those of others.
final class Turns {
  private final int[] rows;
  private final int[] ends;

  private Turns(int[] rows, int[] ends) {
    this.rows = rows;
    this.ends = ends;
  }

  static Turns of(Task task, RandomStream random) {
    double[] weights = task.weights();
    int[] counted = IntStream.range(0, weights.length).filter(row -> weights[row] > 0).toArray();
    int[] unit = new int[counted.length];
    int units = counted.length;
    Arrays.setAll(unit, i -> i);
    if (task.roles().group().isPresent()) units = number(task.groups(), counted, unit);
    int[] order = random.permutation(units);
    int[] ends = new int[units + 1];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = order[unit[i]];
      ends[unit[i] + 1]++;
    }
    for (int turn = 0; turn < units; turn++) ends[turn + 1] += ends[turn];
    int[] rows = new int[counted.length];
    for (int i = 0; i < counted.length; i++) rows[ends[unit[i]]++] = counted[i];
    return new Turns(rows, Arrays.copyOf(ends, units));
  }

  /// Numbers the groups of the rows that count as they come, and says how many there are.
  private static int number(int[] groups, int[] counted, int[] unit) {
    int[] numbers = new int[Arrays.stream(groups).max().orElse(-1) + 1];
    int units = 0;
    for (int i = 0; i < counted.length; i++) {
      int group = groups[counted[i]];
      if (numbers[group] == 0) numbers[group] = ++units;
      unit[i] = numbers[group] - 1;
    }
    return units;
  }

  int count() {
    return ends.length;
  }

  /// The place of a turn's first row.
  int begin(int turn) {
    return turn == 0 ? 0 : ends[turn - 1];
  }

  /// The place behind a turn's last row.
  int end(int turn) {
    return ends[turn];
  }

  /// The row at a place.
  int row(int place) {
    return rows[place];
  }

  /// For each row its turn modulo `folds`; rows without a turn are in fold 0.
  int[] folds(int folds, int height) {
    int[] fold = new int[height];
    for (int turn = 0; turn < count(); turn++) {
      for (int place = begin(turn); place < end(turn); place++) fold[row(place)] = turn % folds;
    }
    return fold;
  }
}
