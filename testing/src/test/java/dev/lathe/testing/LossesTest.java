package dev.lathe.testing;

import dev.lathe.learn.Learner;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.Objective;
import dev.lathe.learn.tree.loss.LossName;
import java.util.stream.Stream;

/// Boosting keeps the laws with losses that are not the usual ones.
class LossesTest implements LearnerContract {
  @Override
  public Stream<Learner<?>> learners() {
    return Stream.of(LossName.ABSOLUTE, LossName.HUBER, LossName.QUANTILE)
        .map(loss -> Quick.of(new GradientBoosting().objective(new Objective().loss(loss))));
  }
}
