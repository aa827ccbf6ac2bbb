package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;

/// Writes how often each user met each item, as rows of `user`, `item` and `count`; those who never
/// met are left out.
///
/// @param project a project
/// @param of which events
/// @param items what the items are
/// @param file where to
@Asks(
    name = "write-user-items",
    does = "Writes how often each user met each item, as rows of user, item and count.",
    needs = Role.VIEWER,
    takesLong = true,
    local = true)
public record WriteUserItems(
    @Argument("where") String project, Which of, Items items, TableFile file)
    implements Action<TableFile.Written> {
  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public TableFile.Written run(Workbench bench) {
    var place = file.place(bench);
    return TableFile.write(items.table(bench.store(), project, of).frame(), place);
  }
}
