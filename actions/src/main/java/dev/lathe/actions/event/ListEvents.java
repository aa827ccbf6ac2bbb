package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.EventLog.Logged;
import java.util.List;
import java.util.Optional;

/// Reads events in the order of the log.
///
/// @param project a project
/// @param of which
/// @param after where the page begins
/// @param most at most
@Asks(name = "list-events", does = "Reads events in the order of the log.", needs = Role.VIEWER)
public record ListEvents(
    @Argument("where") String project,
    Which of,
    @Argument("sequence of the last that was seen") Optional<Long> after,
    @Argument(value = "how many", least = 1, most = 10_000) int most)
    implements Action<ListEvents.Result> {
  /// The events.
  public record Result(List<Logged> events) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().events().read(project, of.filter(), after.orElse(0L), most));
  }
}
