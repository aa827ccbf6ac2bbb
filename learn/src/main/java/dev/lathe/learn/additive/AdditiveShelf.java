package dev.lathe.learn.additive;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The learners of additive models, and readers of what they save.
public final class AdditiveShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of(new ExplainableBoosting());
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of();
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of(AdditiveModel.TYPE, AdditiveModel::from);
  }
}
