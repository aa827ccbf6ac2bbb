package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on what users did.
public final class Happening implements Family {
  /// For the class path.
  public Happening() {}

  @Override
  public String name() {
    return "data";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        LoadEvents.class,
        RecordEvents.class,
        ListEvents.class,
        SummarizeSequences.class,
        WriteSequences.class,
        SummarizeUserItems.class,
        WriteUserItems.class);
  }
}
