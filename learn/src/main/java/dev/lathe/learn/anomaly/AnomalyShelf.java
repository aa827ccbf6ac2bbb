package dev.lathe.learn.anomaly;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The learners that find anomalies, and readers of what they save.
public final class AnomalyShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of(new IsolationForest());
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of();
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of(IsolationForest.Model.TYPE, IsolationForest.Model::from);
  }
}
