package dev.lathe.testing;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Detector;
import java.util.stream.Stream;

class DetectorsTest implements DetectorContract {
  @Override
  public Stream<Detector<?>> detectors() {
    return Catalogue.learners().stream()
        .filter(Detector.class::isInstance)
        .map(learner -> (Detector<?>) learner);
  }
}
