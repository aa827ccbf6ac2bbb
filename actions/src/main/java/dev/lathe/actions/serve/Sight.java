package dev.lathe.actions.serve;

import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Scope;

/// Whose predictions somebody may see.
final class Sight {
  private Sight() {}

  /// An operator sees everybody's, others their own.
  static Scope of(Workbench bench, String project) {
    return bench.caller().may(Role.OPERATOR, project)
        ? Scope.EVERYBODY
        : Scope.of(bench.caller().name());
  }

  /// The project of a prediction, as far as there is one.
  static String project(Store store, String prediction) {
    return store.predictions().find(prediction, Scope.EVERYBODY).by().deployment().project();
  }
}
