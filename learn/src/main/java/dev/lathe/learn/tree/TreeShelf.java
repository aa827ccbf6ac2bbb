package dev.lathe.learn.tree;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The learners that grow trees, and readers of what they save.
public final class TreeShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of(
        new GradientBoosting(), new RandomForest(), new ExtraTrees(), new DecisionTree());
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of();
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of(
        BoostedTrees.TYPE,
        BoostedTrees::from,
        Forest.TYPE,
        Forest::from,
        SingleTree.TYPE,
        SingleTree::from);
  }
}
