package dev.lathe.testing;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Settings;
import java.util.Map;
import java.util.stream.Stream;

class LearnersTest implements LearnerContract {
  private static final Map<String, String> QUICK = Map.of("trees", "12", "patience", "4");

  @Override
  public Stream<Learner<?>> learners() {
    return Catalogue.learners().stream().map(LearnersTest::quick);
  }

  private static Learner<?> quick(Learner<?> learner) {
    Record settings = (Record) learner;
    for (var setting : QUICK.entrySet()) {
      if (Settings.has(settings, setting.getKey())) {
        settings = Settings.with(settings, setting.getKey(), setting.getValue());
      }
    }
    return (Learner<?>) settings;
  }
}
