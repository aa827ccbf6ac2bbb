package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The reader of models that were imported; it offers no learner.
public final class ExchangeShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of();
  }

  @Override
  public List<Learner<?>> makers() {
    return List.of(new Imported("", "", "", "", ""));
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of();
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of(ImportedTrees.TYPE, ImportedTrees::from);
  }
}
