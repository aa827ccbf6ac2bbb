package dev.lathe.learn.validation;

import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Divides the rows of a task into those to learn from and those to test on.
///
/// ```java
/// static Task learningPart(Task task) {
///   return task.rows(Splits.holdout(task, 0.2, 0).learning());
/// }
/// ```
///
/// By what the task's roles say:
///
/// - nothing: at random, *stratified*: every class has its share on both sides, to within one row;
///   a number is cut into tenths of the rows, which take the place of classes. The only row of a
///   class is learned from where it can be.
/// - a group: whole groups, put where they keep the classes and sizes most even. A row without a
///   group is a group of its own.
/// - a time: the latest rows are tested, and rows of one time stay together; rows without a time
///   count as the earliest. Folds have a window that grows: each is tested after all it learns
///   from.
/// - a group and a time: whole groups, ordered by their latest row.
///
/// The same task, numbers and seed give the same division.
///
/// **Cost.** Sorting the rows.
public final class Splits {
  private Splits() {}

  /// Holds out a share of the rows; at least one, and never all.
  ///
  /// @param share how much to test on, between 0 and 1
  /// @throws IllegalArgumentException when there are fewer than two rows, groups or times to divide
  public static Division holdout(Task task, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be between 0 and 1, got " + share);
    }
    checkRows(task);
    if (task.roles().time().isPresent()) return Timeline.of(task).holdout(share);
    if (task.roles().group().isPresent()) {
      int[] sides = Groups.of(task).assign(new double[] {1 - share, share}, seed);
      return division(sides, 1);
    }
    return division(tested(Strata.of(task, seed), share), 1);
  }

  /// Divides the rows several times, so that each row is tested once; by time, each but the
  /// earliest.
  ///
  /// @param folds how many, 2 or more; fewer are made where there are fewer rows, groups or times
  /// @throws IllegalArgumentException when there are fewer than two rows, groups or times to divide
  public static List<Division> folds(Task task, int folds, long seed) {
    if (folds < 2) throw new IllegalArgumentException("folds must be 2 or more, got " + folds);
    checkRows(task);
    if (task.roles().time().isPresent()) return Timeline.of(task).folds(folds);
    int[] fold;
    int made;
    if (task.roles().group().isPresent()) {
      Groups groups = Groups.of(task);
      made = Math.min(folds, groups.count());
      double[] shares = new double[made];
      Arrays.fill(shares, 1.0 / made);
      fold = groups.assign(shares, seed);
    } else {
      made = Math.min(folds, task.rows());
      fold = dealt(Strata.of(task, seed), made);
    }
    List<Division> divisions = new ArrayList<>();
    for (int i = 0; i < made; i++) {
      divisions.add(division(fold, i));
    }
    return divisions;
  }

  /// Some of the rows, rising, stratified; each class keeps at least one row where there are as
  /// many rows as classes. All rows where there are no more than asked for. Of a ranking whole
  /// groups, one at least.
  ///
  /// @param rows how many, 1 or more
  public static int[] sample(Task task, int rows, long seed) {
    if (rows < 1) throw new IllegalArgumentException("rows must be 1 or more, got " + rows);
    if (rows >= task.rows()) return IntStream.range(0, task.rows()).toArray();
    if (task.kind() == TaskKind.RANKING) return Groups.of(task).sample(rows, seed);
    Strata strata = Strata.of(task, seed);
    int[] quotas = strata.quotas((double) rows / task.rows(), rows >= strata.count() ? 1 : 0);
    int[] sample = new int[Arrays.stream(quotas).sum()];
    int filled = 0;
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      System.arraycopy(strata.rows(stratum), 0, sample, filled, quotas[stratum]);
      filled += quotas[stratum];
    }
    Arrays.sort(sample);
    return sample;
  }

  private static void checkRows(Task task) {
    if (task.rows() < 2) {
      throw new IllegalArgumentException(
          "%s row cannot be divided; give two or more".formatted(task.rows()));
    }
  }

  private static int[] tested(Strata strata, double share) {
    int[] sides = new int[strata.total()];
    int[] quotas = strata.quotas(share, 0);
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      int[] rows = strata.rows(stratum);
      for (int i = 0; i < Math.min(quotas[stratum], rows.length - 1); i++) {
        sides[rows[i]] = 1;
      }
    }
    if (Arrays.stream(sides).sum() == 0) sides[strata.rows(strata.largest())[0]] = 1;
    return sides;
  }

  /// Deals the rows out, stratum after stratum, so that the folds' sizes and each stratum's part in
  /// them differ by one row at most.
  private static int[] dealt(Strata strata, int folds) {
    int[] fold = new int[strata.total()];
    int next = 0;
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      for (int row : strata.rows(stratum)) {
        fold[row] = next++ % folds;
      }
    }
    return fold;
  }

  /// The rows of this side to test on, all others to learn from.
  static Division division(int[] sides, int tested) {
    return new Division(
        IntStream.range(0, sides.length).filter(row -> sides[row] != tested).toArray(),
        IntStream.range(0, sides.length).filter(row -> sides[row] == tested).toArray());
  }

  /// A stream for dividing rows.
  static RandomStream random(long seed) {
    return RandomStream.of(seed, "splits");
  }
}
