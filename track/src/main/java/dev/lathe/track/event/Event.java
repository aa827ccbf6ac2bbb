package dev.lathe.track.event;

import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Something that happened.
///
/// @param time when, in whole milliseconds
/// @param user who did it; empty where nobody is known
/// @param caseName what it belongs to, such as an order or a visit; empty for nothing
/// @param kind what it was
/// @param category what it was about, such as an item; empty for nothing
/// @param properties what else is known of it, by name
public record Event(
    Instant time,
    String user,
    String caseName,
    String kind,
    String category,
    Map<String, String> properties) {
  /// The longest user, case, kind, category or name of a property, in UTF-16 units.
  public static final int LONGEST = 250;

  private static final int LONGEST_VALUE = 4_000;
  private static final int MOST_PROPERTIES = 100;
  private static final String TYPE = "properties.v1";

  /// Refuses what no table could keep.
  public Event {
    time = Instant.ofEpochMilli(time.toEpochMilli());
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    Text.value("the user of an event", user, LONGEST);
    Text.value("the case of an event", caseName, LONGEST);
    Text.value("the kind of an event", kind, LONGEST);
    Text.value("the category of an event", category, LONGEST);
    if (kind.isBlank()) throw new IllegalArgumentException("an event is of a kind; name it");
    if (properties.size() > MOST_PROPERTIES) {
      throw new IllegalArgumentException(
          "an event has at most %s properties, got %s"
              .formatted(MOST_PROPERTIES, properties.size()));
    }
    properties.forEach((name, value) -> {
      Text.value("the name of a property", name, LONGEST);
      Text.value("the property '%s' of an event".formatted(Text.shown(name)), value, LONGEST_VALUE);
    });
  }

  /// An event without a case, a category and properties.
  public Event(Instant time, String user, String kind) {
    this(time, user, "", kind, "", Map.of());
  }

  static Event of(ResultRow row) throws SQLException {
    return new Event(
        row.time("time"),
        row.text("person"),
        row.text("occasion"),
        row.text("kind"),
        row.text("category"),
        properties(row.optionalBytes("properties")));
  }

  Optional<byte[]> packed() {
    if (properties.isEmpty()) return Optional.empty();
    Parts parts = Parts.of(TYPE);
    for (var property : properties.entrySet()) {
      parts = parts.with(property.getKey(), property.getValue());
    }
    return Optional.of(ModelFile.bytes(parts));
  }

  private static Map<String, String> properties(Optional<byte[]> packed) {
    if (packed.isEmpty()) return Map.of();
    Parts parts = ModelFile.parts(packed.get());
    var properties = new LinkedHashMap<String, String>();
    for (String name : parts.names()) properties.put(name, parts.text(name));
    return properties;
  }
}
