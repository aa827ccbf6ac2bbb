package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import java.time.Duration;

/// Takes old predictions away for good, with their truths; the counts stay.
///
/// @param days an age
@Asks(
    name = "purge-predictions",
    does = "Takes old predictions away for good, with their truths; the counts stay.",
    needs = Role.ADMIN,
    effect = Effect.DESTROYS,
    takesLong = true)
public record PurgePredictions(
    @Argument(value = "answered more than this many days ago", least = 0, most = 36500) int days)
    implements Action<PurgePredictions.Result> {
  /// How much was taken away.
  ///
  /// @param predictions how many answers, shadows' too
  public record Result(long predictions) {}

  @Override
  public String preview(Workbench bench) {
    var preview = bench.store().predictionRetention().preview(Duration.ofDays(days));
    return "%s answers older than %s days would be taken away for good"
        .formatted(preview.answers(), days);
  }

  @Override
  public Result run(Workbench bench) {
    var retention = bench.store().predictionRetention();
    return new Result(retention.purge(retention.preview(Duration.ofDays(days))));
  }

  @Override
  public String detail(Result result) {
    return result.predictions() + " answers are gone";
  }
}
