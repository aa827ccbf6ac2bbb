package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.run.Artifact;
import dev.lathe.track.run.LatestMetric;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells all that is known of a run.
///
/// @param run 32 hex digits
@Asks(name = "show-run", does = "Tells all that is known of a run.", needs = Role.VIEWER)
public record ShowRun(@Argument("its id") String run) implements Action<ShowRun.Result> {
  /// What is known of it.
  public record Result(
      Run run,
      String experiment,
      Map<String, String> params,
      Map<String, String> tags,
      Map<String, Double> metrics,
      List<RunInput> inputs,
      List<Artifact> artifacts) {}

  @Override
  public String project(Store store) {
    return RunPlace.project(store, run);
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    Run found = store.runs().find(run);
    var metrics = new LinkedHashMap<String, Double>();
    for (LatestMetric metric : store.history().latest(run)) {
      metrics.put(metric.latest().metric(), metric.latest().value());
    }
    return new Result(
        found,
        store.experiments().find(found.experiment()).name(),
        store.runs().params(run),
        store.runs().tags(run),
        metrics,
        store.runs().inputs(run),
        store.artifacts().list(run));
  }
}
