package dev.lathe.actions.event;

import dev.lathe.actions.Argument;
import dev.lathe.actions.data.Moment;
import dev.lathe.track.event.EventFilter;
import java.util.Optional;

/// Which events are meant: those that all of this is true of.
///
/// @param user of this user
/// @param caseName of this case
/// @param kind of this kind
/// @param category of this category
/// @param since at this time or later
/// @param until before this time
public record Which(
    @Argument("only of this user") Optional<String> user,
    @Argument("only of this case") Optional<String> caseName,
    @Argument("only of this kind") Optional<String> kind,
    @Argument("only of this category") Optional<String> category,
    @Argument("only from this time on, as 2026-03-01T12:00:00Z") Optional<String> since,
    @Argument("only before this time") Optional<String> until) {
  /// All of them.
  public static final Which ALL =
      new Which(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// As the log knows it.
  ///
  /// @throws IllegalArgumentException when a time is none
  EventFilter filter() {
    return new EventFilter(
        user,
        caseName,
        kind,
        category,
        since.map(time -> Moment.of("since", time)),
        until.map(time -> Moment.of("until", time)));
  }
}
