package dev.lathe.learn.tree;

import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import java.util.Arrays;

/// Rankings: the rows of a group stand together.
final class Queries {
  private Queries() {}

  /// The task with the rows of each group one after another, groups in the order in which they come
  /// first; a task that is no ranking, or in order, as it is.
  static Task together(Task task) {
    if (task.kind() != TaskKind.RANKING) return task;
    Task ordered = ordered(task);
    return task.validation().map(watched -> ordered.validation(ordered(watched))).orElse(ordered);
  }

  private static Task ordered(Task task) {
    int[] groups = task.groups();
    int[] next = starts(groups);
    int[] order = new int[groups.length];
    boolean moved = false;
    for (int row = 0; row < order.length; row++) {
      int place = next[groups[row]]++;
      order[place] = row;
      moved |= place != row;
    }
    return moved ? task.rows(order) : task;
  }

  /// Where each group of an ordered task begins, those of its validation rows behind, then the
  /// number of all rows.
  static int[] starts(Task task) {
    int[] own = starts(task.groups());
    if (task.validation().isEmpty()) return own;
    int[] watched = starts(task.validation().get().groups());
    int[] starts = Arrays.copyOf(own, own.length + watched.length - 1);
    for (int i = 1; i < watched.length; i++) {
      starts[own.length + i - 1] = task.rows() + watched[i];
    }
    return starts;
  }

  private static int[] starts(int[] groups) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    int[] starts = new int[count + 1];
    for (int group : groups) starts[group + 1]++;
    for (int group = 0; group < count; group++) starts[group + 1] += starts[group];
    return starts;
  }
}
