package dev.lathe.learn.linear;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The linear learners, for the catalogue.
public final class LinearShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of(new LogisticRegression(), new RidgeRegression());
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of();
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of(
        LogisticModel.TYPE, LogisticModel::from,
        RidgeModel.TYPE, RidgeModel::from);
  }
}
