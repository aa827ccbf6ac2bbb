package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.KeptPrediction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Lists what a deployment answered: everybody's predictions for operators, one's own for others.
///
/// @param of which deployment
/// @param after where the page begins
/// @param most at most
@Asks(
    name = "list-predictions",
    does = "Lists what a deployment answered: for operators everybody's, for others their own.",
    needs = Role.VIEWER)
public record ListPredictions(
    OfDeployment of,
    @Argument("id of the last that was seen") Optional<String> after,
    @Argument(value = "how many", least = 1, most = 1_000) int most)
    implements Action<ListPredictions.Result> {
  /// The predictions, the earliest first, shadows' too.
  public record Result(List<Row> predictions) {}

  /// A prediction without its inputs.
  public record Row(
      String id,
      String version,
      boolean shadow,
      String caller,
      Instant time,
      long micros,
      long rows,
      List<String> labels,
      List<Double> values,
      String failure) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    return new Result(
        store
            .predictions()
            .list(of.name(), Sight.of(bench, of.project()), after.orElse(""), most)
            .stream()
            .map(ListPredictions::row)
            .toList());
  }

  private static Row row(KeptPrediction kept) {
    return new Row(
        kept.id(),
        kept.by().version(),
        kept.by().shadow(),
        kept.caller(),
        kept.time(),
        kept.latency().toNanos() / 1000,
        kept.asked().rows(),
        kept.answers().labels(),
        kept.answers().values(),
        kept.answers().failure());
  }
}
