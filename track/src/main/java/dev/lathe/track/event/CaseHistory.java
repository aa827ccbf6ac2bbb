package dev.lathe.track.event;

import java.util.List;

/// What happened in a case, from first to last.
///
/// @param caseName which case
/// @param events in the order of their times
public record CaseHistory(String caseName, List<Event> events) {
  /// Copies the list.
  public CaseHistory {
    events = List.copyOf(events);
  }

  /// The kinds of its events, in order.
  public List<String> kinds() {
    return events.stream().map(Event::kind).toList();
  }
}
