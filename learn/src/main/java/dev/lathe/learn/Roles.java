package dev.lathe.learn;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which columns are not inputs, and what they are for.
///
/// @param target what is to be predicted
/// @param weights how much each row counts, zero or more
/// @param group rows of one group never stand on both sides of a split
/// @param time later rows are predicted from earlier ones; stays an input
public record Roles(
    String target, Optional<String> weights, Optional<String> group, Optional<String> time) {

  public Roles {
    refuse(target, weights, "weights");
    refuse(target, group, "group");
    refuse(target, time, "time");
  }

  private static void refuse(String target, Optional<String> column, String role) {
    if (column.filter(target::equals).isPresent()) {
      throw new IllegalArgumentException(
          "column '%s' is the target and cannot be the %s column too; name another for one of them"
              .formatted(target, role));
    }
  }

  /// A target and no other role.
  public Roles(String target) {
    this(target, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// These roles with a column of weights.
  public Roles weights(String column) {
    return new Roles(target, Optional.of(column), group, time);
  }

  /// These roles with a column of groups.
  public Roles group(String column) {
    return new Roles(target, weights, Optional.of(column), time);
  }

  /// These roles with a column of time.
  public Roles time(String column) {
    return new Roles(target, weights, group, Optional.of(column));
  }

  /// The columns that a model does not see: target, weights and group.
  public Set<String> hidden() {
    return Stream.of(Optional.of(target), weights, group)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
