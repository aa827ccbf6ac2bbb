package dev.lathe.track.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// What a condition looks at, or an order goes by.
///
/// @param kind of what
/// @param name which one: of an attribute or an input one of a fixed list, else any name
public record Key(Kind kind, String name) {
  /// Where a key is found, with the words that stand for it.
  public enum Kind {
    /// The latest of a run's figures.
    METRIC("metric metrics"),
    /// What a run was told.
    PARAM("param params parameter parameters"),
    /// What was noted about a run.
    TAG("tag tags"),
    /// What every run has.
    ATTRIBUTE("attribute attributes attr run"),
    /// A data set that a run read.
    INPUT("dataset datasets input inputs");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("run_id", "run_id"),
          Map.entry("run_name", "run_name"),
          Map.entry("run name", "run_name"),
          Map.entry("status", "status"),
          Map.entry("user_id", "user_id"),
          Map.entry("start_time", "start_time"),
          Map.entry("created", "start_time"),
          Map.entry("end_time", "end_time"));

  private static final Map<String, String> INPUTS =
      Map.of("name", "name", "digest", "digest", "hash", "digest", "context", "context");

  /// Refuses attributes that runs do not have.
  public Key {
    if (kind == Kind.ATTRIBUTE) name = known(ATTRIBUTES, name, "attribute");
    if (kind == Kind.INPUT) name = known(INPUTS, name, "property of a data set");
  }

  private static String known(Map<String, String> names, String name, String what) {
    String known = names.get(name.toLowerCase(Locale.ROOT));
    if (known != null) return known;
    throw new IllegalArgumentException(
        "'%s' is no %s that can be searched by; there are %s"
            .formatted(Words.shown(name), what, String.join(", ", new TreeSet<>(names.values()))));
  }

  /// Whether its values are numbers.
  public boolean numeric() {
    return switch (kind) {
      case METRIC -> true;
      case PARAM, TAG, INPUT -> false;
      case ATTRIBUTE -> name.equals("start_time") || name.equals("end_time");
    };
  }

  static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (List.of(kind.words.split(" ")).contains(word.toLowerCase(Locale.ROOT))) return kind;
    }
    throw new IllegalArgumentException(
        "'%s.' is nothing one can search by; write metrics., params., tags., attributes. or datasets."
            .formatted(Words.shown(word)));
  }
}
