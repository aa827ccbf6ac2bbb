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
/// @param offset what a row's score starts from, beside what is learned: for counts the logarithm
///   of the exposure
public record Roles(
    String target,
    Optional<String> weights,
    Optional<String> group,
    Optional<String> time,
    Optional<String> offset) {

  public Roles {
    refuse(target, weights, "weights");
    refuse(target, group, "group");
    refuse(target, time, "time");
    refuse(target, offset, "offset");
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
    this(target, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// These roles with a column of weights.
  public Roles weights(String column) {
    return new Roles(target, Optional.of(column), group, time, offset);
  }

  /// These roles with a column of groups.
  public Roles group(String column) {
    return new Roles(target, weights, Optional.of(column), time, offset);
  }

  /// These roles with a column of time.
  public Roles time(String column) {
    return new Roles(target, weights, group, Optional.of(column), offset);
  }

  /// These roles with a column of offsets.
  public Roles offset(String column) {
    return new Roles(target, weights, group, time, Optional.of(column));
  }

  /// The columns that are no inputs to learn from: target, weights, group and offset.
  public Set<String> hidden() {
    return Stream.of(Optional.of(target), weights, group, offset)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
