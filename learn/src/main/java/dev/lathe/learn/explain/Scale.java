package dev.lathe.learn.explain;

import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.validation.Splits;

/// What columns are weighed with.
///
/// @param model whose columns they are
/// @param task rows to weigh them on
/// @param metric to score by
/// @param seed where the shuffling starts
record Scale(Model model, Task task, Metric metric, long seed) {
  private static final int MOST_ROWS = 5000;
  private static final int FEWEST_ROWS = 500;
  private static final long STEPS = 200_000_000;

  /// A weighing on as many rows as so many predictions may have.
  Weighing weighing(int predictions) {
    int columns = model.signature().inputs().fields().size();
    long steps = Math.max(1, predictions * (model.work() + columns));
    int rows = Math.clamp(STEPS / steps, FEWEST_ROWS, MOST_ROWS);
    return new Weighing(this, task.rows(Splits.sample(task, rows, seed)));
  }
}
