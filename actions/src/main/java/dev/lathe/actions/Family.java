package dev.lathe.actions;

import java.util.List;

/// Actions on one topic. A family on the class path, named in
/// `META-INF/services/dev.lathe.actions.Family`, is at once in the command's help, the catalogue
/// and the test of permissions.
public interface Family {
  /// A word: `data`, `train`, `models`, `serve`, `watch`, `plan`, or another.
  String name();

  /// Its actions: records, each with [Asks].
  List<Class<? extends Action<?>>> actions();
}
