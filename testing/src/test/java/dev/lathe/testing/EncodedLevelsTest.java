package dev.lathe.testing;

import dev.lathe.learn.Learner;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.prepare.TargetStatistic;
import dev.lathe.learn.tree.Encoding;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.Levels;
import dev.lathe.learn.tree.Penalty;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Boosting keeps the laws with means of the target beside its categories, but for that of weights:
/// a row that weighs two is encoded once where the row given twice is encoded twice.
class EncodedLevelsTest {
  private static final String WEIGHTS = "a_weight_of_two_is_the_row_twice";

  @TestFactory
  Stream<DynamicTest> laws_hold_beside_means_of_the_target() {
    return Arrays.stream(TargetStatistic.values())
        .flatMap(
            statistic -> Arrays.stream(TaskKind.values()).flatMap(kind -> laws(statistic, kind)));
  }

  private static Stream<DynamicTest> laws(TargetStatistic statistic, TaskKind kind) {
    var encoding = new Encoding().targetStatistic(statistic).statisticAbove(2).levelShares(true);
    Learner<?> learner =
        Quick.of(
            new GradientBoosting().penalty(new Penalty().levels(new Levels().encoding(encoding))));
    return LearnerLaws.of(learner, kind).stream()
        .filter(law -> !law.name().equals(WEIGHTS))
        .map(law ->
            DynamicTest.dynamicTest(
                "%s, %s: %s".formatted(statistic, kind.key(), law.name()), law.check()::run));
  }
}
