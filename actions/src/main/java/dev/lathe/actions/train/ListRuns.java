package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.LatestMetric;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds runs by a filter, the newest first unless an order is told.
///
/// @param project a project
/// @param experiment its name
/// @param filter a condition
/// @param order by what
/// @param deleted whether
/// @param most at most
@Asks(
    name = "list-runs",
    does = "Finds runs by a filter, the newest first unless an order is told.",
    needs = Role.VIEWER)
public record ListRuns(
    @Argument("where") String project,
    @Argument("of which experiment") Optional<String> experiment,
    @Argument("such as metrics.test-auc > 0.9") Optional<String> filter,
    @Argument("such as metrics.test-auc DESC") Optional<String> order,
    @Argument("the deleted ones instead") boolean deleted,
    @Argument(value = "how many", least = 1, most = 10000) int most)
    implements Action<ListRuns.Result> {
  /// The runs that were found, with their settings and figures.
  public record Result(List<Row> runs) {}

  /// A run with what is shown beside it.
  public record Row(
      Run run, String experiment, Map<String, String> params, Map<String, Double> metrics) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    var names = new LinkedHashMap<String, String>();
    for (Experiment each : RunPlace.experiments(store, project)) {
      if (experiment.isEmpty() || experiment.get().equals(each.name())) {
        names.put(each.id(), each.name());
      }
    }
    if (experiment.isPresent() && names.isEmpty()) {
      throw StoreException.absent(
          "there is no experiment '%s' in the project '%s'"
              .formatted(Text.shown(experiment.get()), project));
    }
    if (names.isEmpty()) return new Result(List.of());
    Search search =
        Search.in(names.keySet().toArray(String[]::new))
            .view(deleted ? View.DELETED : View.ACTIVE)
            .page(0, most);
    if (filter.isPresent()) search = search.filter(filter.get());
    if (order.isPresent()) search = search.order(order.get());
    return new Result(
        store.search().find(search).stream()
            .map(run -> row(store, run, names.getOrDefault(run.experiment(), "")))
            .toList());
  }

  private static Row row(Store store, Run run, String experiment) {
    var metrics = new LinkedHashMap<String, Double>();
    for (LatestMetric metric : store.history().latest(run.id())) {
      if (!metric.latest().metric().contains("/")) {
        metrics.put(metric.latest().metric(), metric.latest().value());
      }
    }
    return new Row(run, experiment, store.runs().params(run.id()), metrics);
  }
}
