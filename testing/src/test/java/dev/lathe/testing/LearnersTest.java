package dev.lathe.testing;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import java.util.stream.Stream;

class LearnersTest implements LearnerContract {
  @Override
  public Stream<Learner<?>> learners() {
    return Catalogue.learners().stream().map(Quick::of);
  }
}
