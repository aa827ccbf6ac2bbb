package dev.lathe.learn;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to be predicted.
public enum TaskKind {
  /// One of two classes.
  BINARY,
  /// One of several classes.
  MULTICLASS,
  /// A number.
  REGRESSION,
  /// How many: a number from zero up.
  COUNT,
  /// How far up a row belongs among the rows of its group.
  RANKING,
  /// How unlike the others each row is; there is no target to learn from.
  ANOMALY;

  /// The name in files, flags and messages.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether there is a target to learn from.
  public boolean supervised() {
    return this != ANOMALY;
  }

  /// The kinds that have a target to learn from.
  public static Set<TaskKind> allSupervised() {
    return Arrays.stream(values())
        .filter(TaskKind::supervised)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether classes are predicted.
  public boolean classes() {
    return this == BINARY || this == MULTICLASS;
  }

  /// The kind with this key.
  ///
  /// @throws IllegalArgumentException when there is none, naming those there are
  public static TaskKind named(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no task kind '%s'; kinds are %s"
                    .formatted(
                        key,
                        Arrays.stream(values())
                            .map(TaskKind::key)
                            .collect(Collectors.joining(", ")))));
  }
}
