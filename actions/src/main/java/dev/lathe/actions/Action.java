package dev.lathe.actions;

import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import java.util.Objects;

/// Something that one can ask for. It is a record, and its components are its arguments, so it can
/// be typed, posted, queued, logged and asked again; an [Asks] beside it says what it does and who
/// may.
///
/// ```java
/// @Asks(name = "count-runs", does = "Counts runs.", needs = Role.VIEWER)
/// record CountRuns(@Argument("where") String project) implements Action<CountRuns.Result> {
///   record Result(int runs) {}
///
///   @Override
///   public String project(Store store) {
///     return project;
///   }
///
///   @Override
///   public Result run(Workbench bench) {
///     return new Result(bench.store().search().find(Search.in()).size());
///   }
/// }
/// ```
///
/// @param <R> what comes of it: a record, which doors write as JSON
public interface Action<R> {
  /// Where it happens: the project in which the caller needs the role. Who does not say so asks for
  /// the role everywhere.
  ///
  /// @param store where to look up to which project something belongs
  default String project(Store store) {
    return Caller.EVERYWHERE;
  }

  /// Does it. What it writes to the store is one transaction with its row in the audit, unless it
  /// takes long.
  R run(Workbench bench);

  /// What it would do, in a sentence: asked for before something is destroyed.
  default String preview(Workbench bench) {
    return "";
  }

  /// What doors tell that write JSON: what came of it, or of what is no document a summary.
  default Object document(R result) {
    return Objects.requireNonNull(result);
  }

  /// What the audit is to hold beside the arguments.
  default String detail(R result) {
    return "";
  }
}
