package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.LatestMetric;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sets two runs beside each other: the settings that differ, every figure, and the rows.
///
/// @param first 32 hex digits
/// @param second 32 hex digits
@Asks(
    name = "compare-runs",
    does = "Sets two runs beside each other: the settings that differ, every figure, and the rows.",
    needs = Role.VIEWER)
public record CompareRuns(
    @Argument("the id of one run") String first, @Argument("the id of the other") String second)
    implements Action<CompareRuns.Result> {
  /// The two beside each other.
  ///
  /// @param sameRows whether they learned from the same rows; empty where one does not tell
  public record Result(
      Run first,
      Run second,
      List<Setting> settings,
      List<Figure> metrics,
      Optional<Boolean> sameRows) {}

  /// A setting that differs; empty where a run has none of that name.
  public record Setting(String name, String first, String second) {}

  /// A figure that one of them has; empty where the other has none of that name.
  public record Figure(String name, Optional<Double> first, Optional<Double> second) {}

  @Override
  public String project(Store store) {
    String project = RunPlace.project(store, first);
    String other = RunPlace.project(store, second);
    if (!project.equals(other)) {
      throw StoreException.state(
          "run %s is in the project '%s' and run %s in '%s'; runs of one project are compared"
              .formatted(first, project, second, other));
    }
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    return new Result(
        store.runs().find(first),
        store.runs().find(second),
        settings(store.runs().params(first), store.runs().params(second)),
        metrics(store),
        sameRows(store.runs().inputs(first), store.runs().inputs(second)));
  }

  private static List<Setting> settings(Map<String, String> was, Map<String, String> is) {
    var names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    var differ = new ArrayList<Setting>();
    for (String name : names) {
      String here = was.getOrDefault(name, "");
      String there = is.getOrDefault(name, "");
      if (!here.equals(there)) differ.add(new Setting(name, here, there));
    }
    return List.copyOf(differ);
  }

  private List<Figure> metrics(Store store) {
    Map<String, Double> here = figures(store, first);
    Map<String, Double> there = figures(store, second);
    var names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    return names.stream()
        .map(name ->
            new Figure(
                name, Optional.ofNullable(here.get(name)), Optional.ofNullable(there.get(name))))
        .toList();
  }

  /// The last of each, without those of single folds.
  private static Map<String, Double> figures(Store store, String run) {
    var figures = new TreeMap<String, Double>();
    for (LatestMetric metric : store.history().latest(run)) {
      String name = metric.latest().metric();
      if (!name.contains("/")) figures.put(name, metric.latest().value());
    }
    return figures;
  }

  private static Optional<Boolean> sameRows(List<RunInput> here, List<RunInput> there) {
    if (here.isEmpty() || there.isEmpty()) return Optional.empty();
    String hash = here.getFirst().origin().hash();
    String other = there.getFirst().origin().hash();
    if (hash.isEmpty() || other.isEmpty()) return Optional.empty(); // rows that came from no file
    return Optional.of(hash.equals(other));
  }
}
