package dev.lathe.actions.train;

import dev.lathe.track.Store;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.View;
import java.util.List;
import java.util.Optional;

/// To which project runs belong.
final class RunPlace {
  private static final int MOST = 10_000;

  private RunPlace() {}

  /// The project of a run.
  static String project(Store store, String run) {
    return store.experiments().find(store.runs().find(run).experiment()).project();
  }

  /// The experiments of a project.
  static List<Experiment> experiments(Store store, String project) {
    return store.experiments().list(View.ALL, Optional.empty(), MOST).stream()
        .filter(experiment -> experiment.project().equals(project))
        .toList();
  }
}
