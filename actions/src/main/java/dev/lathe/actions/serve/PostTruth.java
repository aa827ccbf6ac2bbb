package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;

/// Says what was true after all of a prediction. A truth is posted once.
///
/// @param prediction a UUID
/// @param truth a class or a number
@Asks(
    name = "post-truth",
    does = "Says what was true after all of a prediction. A truth is posted once.",
    needs = Role.VIEWER,
    effect = Effect.LOGS)
public record PostTruth(
    @Argument("the id that came with the answer") String prediction,
    @Argument("the class, or the number") String truth)
    implements Action<PostTruth.Result> {
  /// What was posted.
  public record Result(String prediction, String truth) {}

  @Override
  public String project(Store store) {
    return Sight.project(store, prediction);
  }

  @Override
  public Result run(Workbench bench) {
    var scope = Sight.of(bench, project(bench.store()));
    bench.store().truths().post(prediction, truth, scope);
    return new Result(prediction, truth);
  }
}
