package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.Hashes;
import java.time.Duration;
import java.util.List;

/// Takes away for good what was deleted some time ago, with its artifacts.
///
/// @param days an age
@Asks(
    name = "purge-runs",
    does = "Takes away for good what was deleted some time ago, with its artifacts.",
    needs = Role.ADMIN,
    effect = Effect.DESTROYS,
    takesLong = true)
public record PurgeRuns(
    @Argument(value = "deleted more than this many days ago", least = 0, most = 36500) int days)
    implements Action<PurgeRuns.Result> {
  private static final int SHOWN = 5;

  /// How much was taken away.
  ///
  /// @param runs how many runs
  public record Result(int runs) {}

  @Override
  public String preview(Workbench bench) {
    var preview = bench.store().retention().preview(Duration.ofDays(days));
    List<String> runs = preview.runs();
    if (runs.isEmpty() && preview.experiments().isEmpty()) {
      return "nothing was deleted more than %s days ago; nothing would be taken away"
          .formatted(days);
    }
    return "%s runs with %s figures and %s experiments would be taken away for good: %s%s (list %s)"
        .formatted(
            runs.size(),
            preview.points(),
            preview.experiments().size(),
            String.join(", ", runs.subList(0, Math.min(SHOWN, runs.size()))),
            runs.size() > SHOWN ? " and %s more".formatted(runs.size() - SHOWN) : "",
            Hashes.of(runs + " " + preview.experiments()).substring(0, 8));
  }

  @Override
  public Result run(Workbench bench) {
    var retention = bench.store().retention();
    return new Result(retention.purge(retention.preview(Duration.ofDays(days))));
  }

  @Override
  public String detail(Result result) {
    return result.runs() + " runs are gone";
  }
}
