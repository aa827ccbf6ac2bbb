package dev.lathe.testing;

import dev.lathe.learn.Learner;
import dev.lathe.learn.TaskKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The laws every learner keeps, as a test: implement it, name your learners, and JUnit runs all of
/// [LearnerLaws] over each, on every kind of task it learns.
///
/// ```java
/// class MyLearnersTest implements LearnerContract {
///   @Override
///   public Stream<Learner<?>> learners() {
///     return Catalogue.learners().stream();
///   }
/// }
/// ```
public interface LearnerContract {
  /// The learners to be held to the laws, with settings that make them quick.
  Stream<Learner<?>> learners();

  /// One container a learner, one test a law and kind of task.
  @TestFactory
  default Stream<DynamicNode> every_learner_keeps_the_laws() {
    return learners()
        .map(learner -> DynamicContainer.dynamicContainer(learner.name(), laws(learner)));
  }

  private static Stream<DynamicNode> laws(Learner<?> learner) {
    return Arrays.stream(TaskKind.values())
        .map(kind ->
            DynamicContainer.dynamicContainer(
                kind.key(),
                LearnerLaws.of(learner, kind).stream()
                    .map(law -> DynamicTest.dynamicTest(law.name(), law.check()::run))));
  }
}
