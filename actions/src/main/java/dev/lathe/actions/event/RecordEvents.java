package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.Moment;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds events to the log, all of them or none. Told again under the same key they are added once.
///
/// @param project a project
/// @param events what happened
@Asks(
    name = "record-events",
    does = "Adds events to the log, all of them or none.",
    needs = Role.DEVELOPER,
    effect = Effect.LOGS)
public record RecordEvents(
    @Argument("where") String project,
    @Argument(value = "what happened, each with time and kind", most = 1_000) List<Happened> events)
    implements Action<RecordEvents.Result> {
  /// How many were added.
  public record Result(int events) {}

  /// Something that happened.
  ///
  /// @param time when
  /// @param kind what it was
  /// @param user who did it
  /// @param caseName what it belongs to
  /// @param category what it was about
  /// @param properties what else is known of it
  public record Happened(
      @Argument("when, as 2026-03-01T12:00:00Z") String time,
      @Argument("what it was") String kind,
      @Argument("who did it") Optional<String> user,
      @Argument("what it belongs to, such as an order or a visit") Optional<String> caseName,
      @Argument("what it was about, such as an item") Optional<String> category,
      @Argument(value = "what else is known of it", longest = 4_000)
          Map<String, String> properties) {
    /// Copies the properties.
    public Happened {
      properties = Map.copyOf(properties);
    }

    Event event() {
      return new Event(
          Moment.of("time", time),
          user.orElse(""),
          caseName.orElse(""),
          kind,
          category.orElse(""),
          properties);
    }
  }

  /// Copies the list.
  public RecordEvents {
    events = List.copyOf(events);
  }

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    var happened = new ArrayList<Event>();
    for (Happened each : events) {
      try {
        happened.add(each.event());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "event %s: %s".formatted(happened.size() + 1, e.getMessage()), e);
      }
    }
    bench.store().events().append(project, happened);
    return new Result(happened.size());
  }
}
