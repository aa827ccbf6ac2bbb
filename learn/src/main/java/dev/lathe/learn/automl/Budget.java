package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.learn.Task;
import dev.lathe.learn.validation.Splits;

/// How many rows the candidates compete on. A race of five folds need not see every row of a large
/// table to tell who is best; the winner is always fitted on all rows.
final class Budget {
  /// Rows times columns that one candidate may look at.
  private static final long CELLS = 4_000_000;

  private static final int LEAST = 20_000;

  static Task sample(Task task, long seed, Notes notes) {
    long width = Math.max(1, task.inputs().width());
    long most = Math.max(LEAST, CELLS / width);
    if (task.rows() <= most) return task;
    notes.decide(
        "rows of the race",
        "%s of %s".formatted(Figures.count(most), Figures.count(task.rows())),
        "that many tell the candidates apart; the winner is fitted on all of them",
        "");
    return task.rows(Splits.sample(task, (int) most, seed));
  }
}
