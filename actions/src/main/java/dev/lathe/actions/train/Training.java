package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on runs.
public final class Training implements Family {
  /// For the class path.
  public Training() {}

  @Override
  public String name() {
    return "train";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        FitModel.class,
        ListRuns.class,
        ShowRun.class,
        CompareRuns.class,
        DeleteRun.class,
        RestoreRun.class,
        PurgeRuns.class);
  }
}
