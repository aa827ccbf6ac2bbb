package dev.lathe.learn.validation;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.StagedLearner;
import dev.lathe.learn.Stages;
import dev.lathe.learn.Task;
import java.util.Optional;
import java.util.function.IntFunction;

/// What was learned without the rows of one fold.
///
/// @param best after how many rounds its rows were predicted best; empty where there are no rounds
/// @param models the model after so many rounds
/// @param seconds what it took
record Learned(Optional<Integer> best, IntFunction<Model> models, double seconds) {
  static <M extends Model> Learned of(
      Learner<M> learner, Task task, Division division, RunListener listener) {
    Task testing = task.rows(division.testing());
    Task learning = task.rows(division.learning()).validation(testing);
    long begin = System.nanoTime();
    if (learner instanceof StagedLearner<M> staged) {
      Stages<M> stages = staged.stages(learning, listener);
      return new Learned(Optional.of(stages.best()), stages::after, since(begin));
    }
    M model = learner.fit(learning, listener);
    return new Learned(Optional.empty(), _ -> model, since(begin));
  }

  /// The model after so many rounds, or the only one there is.
  Model after(int rounds) {
    return models.apply(rounds);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
