package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.EventFilter;
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

  /// Which events.
  ///
  /// @param user of this user
  /// @param caseName of this case
  /// @param kind of this kind
  /// @param category of this category
  public record Which(
      @Argument("only of this user") Optional<String> user,
      @Argument("only of this case") Optional<String> caseName,
      @Argument("only of this kind") Optional<String> kind,
      @Argument("only of this category") Optional<String> category) {
    /// All of them.
    public static final Which ALL =
        new Which(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    EventFilter filter() {
      return new EventFilter(user, caseName, kind, category, Optional.empty(), Optional.empty());
    }
  }

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().events().read(project, of.filter(), after.orElse(0L), most));
  }
}
