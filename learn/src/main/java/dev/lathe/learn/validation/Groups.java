package dev.lathe.learn.validation;

import dev.lathe.learn.Task;
import java.util.Arrays;
import java.util.stream.IntStream;

/*
 * Whole groups are put on sides, the largest group first, each where the strata then lie most evenly:
 * where the sum over strata of (rows of the stratum on the side)² / (rows of the stratum)² / (share
 * of the side) grows least. That sum is smallest when every side has its share of every stratum. The
 * size of the side counts as one more stratum.
 */
final class Groups {
  private final int[] group;
  private final int count;
  private final Task task;
  private final String name;

  private Groups(int[] group, int count, Task task, String name) {
    this.group = group;
    this.count = count;
    this.task = task;
    this.name = name;
  }

  static Groups of(Task task) {
    String name = task.roles().group().orElseThrow();
    int[] group = task.groups();
    int count = Arrays.stream(group).max().orElse(-1) + 1;
    return new Groups(group, count, task, name);
  }

  int count() {
    return count;
  }

  /// The group of a row.
  int at(int row) {
    return group[row];
  }

  /// The rows of as many groups, drawn at random, as hold no more than so many rows; of one at
  /// least.
  int[] sample(int rows, long seed) {
    int[][] members = members();
    boolean[] taken = new boolean[count];
    int left = rows;
    for (int next : Splits.random(seed).permutation(count)) {
      if (members[next].length > left && left < rows) continue;
      taken[next] = true;
      left -= members[next].length;
    }
    return IntStream.range(0, group.length).filter(row -> taken[group[row]]).toArray();
  }

  /// The side of each row; every side has a group at least.
  int[] assign(double[] shares, long seed) {
    if (count < shares.length) {
      throw new IllegalArgumentException(
          "column '%s' holds one group in every row; whole groups cannot be divided"
              .formatted(name));
    }
    int[] strata = Strata.codes(task, seed);
    int width = Arrays.stream(strata).max().orElse(0) + 1;
    double[] sizes = new double[width];
    int[][] members = members();
    for (int stratum : strata) {
      sizes[stratum]++;
    }
    double[][] filled = new double[shares.length][width];
    double[] held = new double[shares.length];
    int[] sideOf = new int[count];
    int[] groupsOn = new int[shares.length];
    int left = count;
    for (int next : order(members, seed)) {
      int empty = (int) Arrays.stream(groupsOn).filter(groups -> groups == 0).count();
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int side = 0; side < shares.length; side++) {
        if (left == empty && groupsOn[side] > 0) continue;
        double growth = growth(members[next], strata, sizes, filled[side]);
        double rows = members[next].length;
        growth += (2 * held[side] + rows) * rows / ((double) group.length * group.length);
        growth /= shares[side];
        if (growth < least) {
          least = growth;
          best = side;
        }
      }
      for (int row : members[next]) {
        filled[best][strata[row]]++;
      }
      held[best] += members[next].length;
      groupsOn[best]++;
      sideOf[next] = best;
      left--;
    }
    return Arrays.stream(group).map(each -> sideOf[each]).toArray();
  }

  /// How much the sum over strata grows when these rows come to the side.
  private static double growth(int[] rows, int[] strata, double[] sizes, double[] filled) {
    double growth = 0;
    for (int i = 0; i < rows.length; ) {
      int stratum = strata[rows[i]];
      int from = i;
      while (i < rows.length && strata[rows[i]] == stratum) i++;
      double more = i - from;
      growth += (2 * filled[stratum] + more) * more / (sizes[stratum] * sizes[stratum]);
    }
    return growth;
  }

  private int[][] members() {
    int[] sizes = new int[count];
    for (int each : group) {
      sizes[each]++;
    }
    int[][] members = new int[count][];
    for (int each = 0; each < count; each++) {
      members[each] = new int[sizes[each]];
    }
    for (int row = group.length - 1; row >= 0; row--) {
      members[group[row]][--sizes[group[row]]] = row;
    }
    return members;
  }

  /// The groups by falling size, equals in a random order.
  private static int[] order(int[][] members, long seed) {
    int[] random = Splits.random(seed).permutation(members.length);
    return IntStream.of(random)
        .boxed()
        .sorted((a, b) -> Integer.compare(members[b].length, members[a].length))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
