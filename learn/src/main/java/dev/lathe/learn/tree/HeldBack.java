package dev.lathe.learn.tree;

import dev.lathe.frame.Column;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Draws rows to be held back from learning: the same share of every class, or whole groups where
/// the task has groups.
final class HeldBack {
  private HeldBack() {}

  /// Which rows are held back.
  ///
  /// @param share above 0 and below 1
  static boolean[] of(Task task, double share, long seed) {
    boolean[] held = new boolean[task.rows()];
    if (task.roles().group().isPresent()) {
      byGroup(task.frame().column(task.roles().group().get()), share, seed, held);
      return held;
    }
    int number = 0;
    for (List<Integer> rows : strata(task)) {
      int[] order = RandomStream.of(seed, "held back", number++).permutation(rows.size());
      long count = Math.round(share * rows.size());
      for (int i = 0; i < count; i++) held[rows.get(order[i])] = true;
    }
    return held;
  }

  private static List<List<Integer>> strata(Task task) {
    Map<Integer, List<Integer>> strata = new TreeMap<>();
    for (int row = 0; row < task.rows(); row++) {
      int code = task.target() instanceof Target.Classes classes ? classes.code(row) : 0;
      strata.computeIfAbsent(code, _ -> new ArrayList<>()).add(row);
    }
    return List.copyOf(strata.values());
  }

  private static void byGroup(Column groups, double share, long seed, boolean[] held) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < groups.rows(); row++) {
      rows.computeIfAbsent(groups.text(row), _ -> new ArrayList<>()).add(row);
    }
    List<List<Integer>> all = List.copyOf(rows.values());
    int[] order = RandomStream.of(seed, "held back").permutation(all.size());
    int left = (int) Math.round(share * groups.rows());
    for (int i = 0; i + 1 < order.length && left > 0; i++) {
      for (int row : all.get(order[i])) held[row] = true;
      left -= all.get(order[i]).size();
    }
  }
}
