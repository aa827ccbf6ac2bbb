package dev.lathe.track.event;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.track.database.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which columns of a frame tell what of events. Columns that are not named become properties.
///
/// @param time when: a column of times, in UTC, or of milliseconds since 1970
/// @param kind what it was
/// @param user who did it
/// @param caseName what it belongs to
/// @param category what it was about
public record EventColumns(
    String time,
    String kind,
    Optional<String> user,
    Optional<String> caseName,
    Optional<String> category) {
  /// Columns of these names, where the frame has them: `time`, `kind`, `user`, `case`, `category`.
  public static EventColumns of(Frame frame) {
    return new EventColumns(
        "time",
        "kind",
        Optional.of("user").filter(frame::has),
        Optional.of("case").filter(frame::has),
        Optional.of("category").filter(frame::has));
  }

  /// The events of a frame, in the order of its rows.
  ///
  /// @throws IllegalArgumentException when a column is not there, or a row has no time or no kind
  List<Event> events(Frame frame) {
    Column times = frame.column(time);
    Column kinds = frame.column(kind);
    Set<String> named =
        Stream.concat(
                Stream.of(time, kind),
                Stream.of(user, caseName, category).flatMap(Optional::stream))
            .collect(Collectors.toSet());
    List<String> others = frame.names().stream().filter(name -> !named.contains(name)).toList();
    var events = new ArrayList<Event>(frame.rows());
    for (int row = 0; row < frame.rows(); row++) {
      if (kinds.missing(row)) {
        throw new IllegalArgumentException(
            "'%s' is missing in row %s; an event is of a kind"
                .formatted(Text.shown(kind), row + 1));
      }
      try {
        events.add(
            new Event(
                time(times, row),
                text(frame, user, row),
                text(frame, caseName, row),
                kinds.text(row),
                text(frame, category, row),
                properties(frame, others, row)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("row %s: %s".formatted(row + 1, e.getMessage()), e);
      }
    }
    return events;
  }

  private Instant time(Column times, int row) {
    if (!times.missing(row)) {
      if (times instanceof Times column) return column.at(row).toInstant(ZoneOffset.UTC);
      if (times instanceof Numbers column && Math.abs(column.at(row)) < 1e15) {
        return Instant.ofEpochMilli(Math.round(column.at(row)));
      }
    }
    throw new IllegalArgumentException(
        "'%s' holds no time; write one as 2026-03-01T12:30:00, or as milliseconds since 1970"
            .formatted(Text.shown(time)));
  }

  private static String text(Frame frame, Optional<String> name, int row) {
    if (name.isEmpty()) return "";
    Column column = frame.column(name.get());
    return column.missing(row) ? "" : column.text(row);
  }

  private static Map<String, String> properties(Frame frame, List<String> names, int row) {
    var properties = new TreeMap<String, String>();
    for (String name : names) {
      Column column = frame.column(name);
      if (!column.missing(row)) properties.put(name, column.text(row));
    }
    return properties;
  }
}
