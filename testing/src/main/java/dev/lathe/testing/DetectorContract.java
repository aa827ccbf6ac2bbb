package dev.lathe.testing;

import dev.lathe.learn.Detector;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The laws that every detector keeps beside those of a learner ([LearnerContract]), as a test:
/// implement both, and JUnit runs all of [DetectorLaws] over each detector.
///
/// ```java
/// class MyDetectorsTest implements DetectorContract {
///   @Override
///   public Stream<Detector<?>> detectors() {
///     return Stream.of(new dev.lathe.learn.anomaly.IsolationForest());
///   }
/// }
/// ```
public interface DetectorContract {
  /// The detectors to be held to the laws, with settings that make them quick.
  Stream<Detector<?>> detectors();

  /// One container a detector, one test a law.
  @TestFactory
  default Stream<DynamicNode> every_detector_keeps_the_laws() {
    return detectors()
        .map(detector ->
            DynamicContainer.dynamicContainer(
                detector.name(),
                DetectorLaws.of(detector).stream()
                    .map(law -> DynamicTest.dynamicTest(law.name(), law.check()::run))));
  }
}
