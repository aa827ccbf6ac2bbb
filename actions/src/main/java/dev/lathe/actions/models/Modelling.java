package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on learners and models.
public final class Modelling implements Family {
  /// For the class path.
  public Modelling() {}

  @Override
  public String name() {
    return "models";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        ListLearners.class,
        ShowLearner.class,
        ShowModel.class,
        ShowTree.class,
        ImportModel.class,
        EvaluateModel.class,
        PredictRows.class);
  }
}
