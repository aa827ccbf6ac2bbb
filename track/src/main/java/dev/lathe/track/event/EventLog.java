package dev.lathe.track.event;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happened, to which events are only added.
///
/// ```java
/// static List<CaseHistory> visits(Store store, Frame clicks) {
///   store.events().load("default", clicks, EventColumns.of(clicks), "ann");
///   return store.events().histories("default", EventFilter.ALL, 1_000_000);
/// }
/// ```
public final class EventLog {
  private static final int MOST_READ = 10_000;
  private static final int MOST_WRITTEN = 1_000_000;
  private static final int MOST_HELD = 20_000_000;
  private static final String COLUMNS =
      "sequence, time, person, occasion, kind, category, properties";

  private final Database database;

  /// In this database.
  public EventLog(Database database) {
    this.database = database;
  }

  /// An event with its place in the log.
  ///
  /// @param sequence rises from event to event
  /// @param event the event
  public record Logged(long sequence, Event event) {
    static Logged of(ResultRow row) throws SQLException {
      return new Logged(row.number("sequence"), Event.of(row));
    }
  }

  /// Adds events, all of them or none.
  ///
  /// @throws StoreException when there is no such project
  public void append(String project, List<Event> events) {
    check(events.size());
    List<Event> all = List.copyOf(events);
    database.write(session -> {
      write(session, project(session, project), all);
      return all;
    });
  }

  private static void check(int events) {
    if (events > MOST_WRITTEN) {
      throw new IllegalArgumentException(
          "at most %s events are added at one time, got %s; add them in parts"
              .formatted(MOST_WRITTEN, events));
    }
  }

  /// Adds the rows of a frame, such as one read from a CSV file, all of them or none. The same rows
  /// are not added twice: their hash is kept. No rows are no load, and may be loaded again.
  ///
  /// @param person who loads them, as far as known
  /// @return how many events
  /// @throws IllegalArgumentException when a column is not there, or a row is no event
  /// @throws StoreException when these very rows were loaded before
  public int load(String project, Frame frame, EventColumns columns, String person) {
    check(frame.rows());
    Text.value("who loads events", person, Text.NAME);
    Origin origin = frame.origin();
    Text.value("the name of a file", origin.source(), Text.NAME);
    List<Event> events = columns.events(frame);
    return database.write(session -> {
      long key = project(session, project);
      if (events.isEmpty()) return 0;
      int kept =
          session.run(
              "insert into event_loads (project, hash, source, events, person, time)"
                  + " values (?, ?, ?, ?, ?, ?) on conflict (project, hash) do nothing",
              key,
              Text.value("a hash", origin.hash(), Text.NAME),
              origin.source(),
              events.size(),
              person,
              database.now());
      if (kept == 0) throw loaded(session, key, origin);
      write(session, key, events);
      return events.size();
    });
  }

  private static StoreException loaded(Session session, long project, Origin origin)
      throws SQLException {
    return session
        .row(
            "select source, time from event_loads where project = ? and hash = ?",
            row ->
                StoreException.exists(
                    "the rows of '%s' were loaded at %s already, from '%s'"
                        .formatted(
                            Text.shown(origin.source()),
                            row.time("time"),
                            Text.shown(row.text("source")))),
            project,
            origin.hash())
        .orElseThrow();
  }

  private static void write(Session session, long project, List<Event> events) throws SQLException {
    session.batch(
        "insert into events (project, time, person, occasion, kind, category, properties)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        () ->
            events.stream()
                .map(event ->
                    new Object[] {
                      project,
                      event.time(),
                      event.user(),
                      event.caseName(),
                      event.kind(),
                      event.category(),
                      event.packed()
                    })
                .iterator());
  }

  /// Events in the order of the log.
  ///
  /// @param after sequence number of the last that was seen; 0 at first
  /// @param most how many
  public List<Logged> read(String project, EventFilter filter, long after, int most) {
    if (most < 1 || most > MOST_READ) {
      throw new IllegalArgumentException(
          "1 to %s events can be read at a time, got %s".formatted(MOST_READ, most));
    }
    return database.read(session -> {
      List<Object> values = filter.values(project(session, project));
      values.add(after);
      values.add(most);
      return session.rows(
          "select "
              + COLUMNS
              + " from events"
              + filter.where()
              + " and sequence > ? order by sequence limit ?",
          Logged::of,
          values.toArray());
    });
  }

  /// The events of each case, in the order of their times and, of one time, of the log; cases in
  /// the order of their names. Events of no case are left out.
  ///
  /// @param most how many events there may be at most
  /// @throws IllegalArgumentException when there are more
  public List<CaseHistory> histories(String project, EventFilter filter, int most) {
    List<Event> events = all(project, filter, " and occasion <> ''", most);
    Map<String, List<Event>> cases = new LinkedHashMap<>();
    for (Event event : events) {
      cases.computeIfAbsent(event.caseName(), _ -> new ArrayList<>()).add(event);
    }
    return cases.entrySet().stream()
        .map(one -> new CaseHistory(one.getKey(), one.getValue()))
        .toList();
  }

  /// How often each user met each item. Events without a user or an item are left out.
  ///
  /// @param item what the items are
  /// @param most how many events there may be at most
  /// @throws IllegalArgumentException when there are more
  public UserItems userItems(String project, EventFilter filter, UserItems.Item item, int most) {
    return UserItems.of(all(project, filter, " and person <> ''", most), item);
  }

  private List<Event> all(String project, EventFilter filter, String which, int most) {
    if (most < 1 || most > MOST_HELD) {
      throw new IllegalArgumentException(
          "1 to %s events are held at a time, got %s".formatted(MOST_HELD, most));
    }
    return database.read(session -> {
      List<Object> values = filter.values(project(session, project));
      long there =
          session.number("select count(*) from events" + filter.where() + which, values.toArray());
      if (there > most) {
        throw new IllegalArgumentException(
            "there are %s events, more than %s; look at fewer, such as those of a month"
                .formatted(there, most));
      }
      return session.rows(
          "select "
              + COLUMNS
              + " from events"
              + filter.where()
              + which
              + " order by occasion, time, sequence",
          Event::of,
          values.toArray());
    });
  }

  private static long project(Session session, String name) throws SQLException {
    return session
        .row(
            "select key from projects where name = ?",
            row -> row.number("key"),
            Text.name("project", name))
        .orElseThrow(() ->
            StoreException.absent(
                "there is no project '%s'; make it first".formatted(Text.shown(name))));
  }
}
