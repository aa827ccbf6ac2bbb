package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on models and their versions.
public final class Registering implements Family {
  /// For the class path.
  public Registering() {}

  @Override
  public String name() {
    return "models";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        RegisterModel.class,
        RegisterRun.class,
        ListModels.class,
        ShowRegistered.class,
        ShowVersion.class,
        FindVersions.class,
        CompareVersions.class,
        PromoteVersion.class,
        RollBack.class,
        WhoWas.class,
        ListMoves.class,
        AddGate.class,
        RemoveGate.class,
        SetAlias.class,
        RemoveAlias.class,
        TagModel.class,
        DescribeModel.class,
        DeleteVersion.class,
        ChangeLadder.class);
  }
}
