package dev.lathe.track.event;

import dev.lathe.track.database.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which events are looked at: those that all of this is true of.
///
/// @param user of this user
/// @param caseName of this case
/// @param kind of this kind
/// @param category of this category
/// @param from at this time or later
/// @param until before this time
public record EventFilter(
    Optional<String> user,
    Optional<String> caseName,
    Optional<String> kind,
    Optional<String> category,
    Optional<Instant> from,
    Optional<Instant> until) {
  /// All of them.
  public static final EventFilter ALL =
      new EventFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// Refuses texts that no event has.
  public EventFilter {
    for (Optional<String> text : List.of(user, caseName, kind, category)) {
      text.ifPresent(value -> Text.value("what is looked for", value, Event.LONGEST));
    }
  }

  /// The same, of this user.
  public EventFilter user(String user) {
    return new EventFilter(Optional.of(user), caseName, kind, category, from, until);
  }

  /// The same, of this case.
  public EventFilter caseName(String caseName) {
    return new EventFilter(user, Optional.of(caseName), kind, category, from, until);
  }

  /// The same, of this kind.
  public EventFilter kind(String kind) {
    return new EventFilter(user, caseName, Optional.of(kind), category, from, until);
  }

  /// The same, of this category.
  public EventFilter category(String category) {
    return new EventFilter(user, caseName, kind, Optional.of(category), from, until);
  }

  /// The same, between these times.
  public EventFilter between(Instant from, Instant until) {
    return new EventFilter(user, caseName, kind, category, Optional.of(from), Optional.of(until));
  }

  /// The conditions as part of a statement, whose values [#values] are.
  String where() {
    var where = new StringBuilder(" where project = ?");
    if (user.isPresent()) where.append(" and person = ?");
    if (caseName.isPresent()) where.append(" and occasion = ?");
    if (kind.isPresent()) where.append(" and kind = ?");
    if (category.isPresent()) where.append(" and category = ?");
    if (from.isPresent()) where.append(" and time >= ?");
    if (until.isPresent()) where.append(" and time < ?");
    return where.toString();
  }

  List<Object> values(long project) {
    var values = new ArrayList<Object>();
    values.add(project);
    for (Optional<?> one : List.of(user, caseName, kind, category, from, until)) {
      one.ifPresent(values::add);
    }
    return values;
  }
}
