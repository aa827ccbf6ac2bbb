package dev.lathe.actions.data;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on data and where they come from.
public final class Sources implements Family {
  /// For the class path.
  public Sources() {}

  @Override
  public String name() {
    return "data";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(ProfileRows.class, VouchForRows.class, ListVouchers.class);
  }
}
