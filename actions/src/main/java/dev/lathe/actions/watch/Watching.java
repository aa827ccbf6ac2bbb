package dev.lathe.actions.watch;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on what goes on.
public final class Watching implements Family {
  /// For the class path.
  public Watching() {}

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(ListJobs.class, ShowJob.class, CancelJob.class);
  }
}
