package dev.lathe.actions.home;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on all that is kept, as a whole.
public final class HomeKeeping implements Family {
  /// For the class path.
  public HomeKeeping() {}

  @Override
  public String name() {
    return "home";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(BackUp.class, RestoreBackup.class);
  }
}
