package dev.lathe.learn;

import dev.lathe.frame.RowSource;
import java.util.Optional;
import java.util.Set;

/// What is to be learned from rows that need not fit in memory.
///
/// ```java
/// static RowTask flights(RowSource rows) {
///   return new RowTask(rows, "delayed").kind(TaskKind.BINARY);
/// }
/// ```
///
/// As with [Task], the kind is read off the target in all rows unless it is told, and rows whose
/// target is missing or infinite are left out.
///
/// @param rows the rows
/// @param roles which columns are not inputs
/// @param hidden further columns that no learner may see
/// @param kind of which kind the task is; empty to find out
/// @param positive which of two classes is the positive one; empty to find out
public record RowTask(
    RowSource rows,
    Roles roles,
    Set<String> hidden,
    Optional<TaskKind> kind,
    Optional<String> positive) {

  public RowTask {
    hidden = Set.copyOf(hidden);
  }

  /// The task of predicting this column from the others.
  public RowTask(RowSource rows, String target) {
    this(rows, new Roles(target), Set.of(), Optional.empty(), Optional.empty());
  }

  /// This task with these roles.
  public RowTask roles(Roles roles) {
    return new RowTask(rows, roles, hidden, kind, positive);
  }

  /// This task with these columns kept from a model.
  public RowTask hidden(Set<String> hidden) {
    return new RowTask(rows, roles, hidden, kind, positive);
  }

  /// This task told to be of a kind.
  public RowTask kind(TaskKind kind) {
    return new RowTask(rows, roles, hidden, Optional.of(kind), positive);
  }

  /// This task with one of its two classes as the positive one.
  public RowTask positive(String positive) {
    return new RowTask(rows, roles, hidden, kind, Optional.of(positive));
  }
}
