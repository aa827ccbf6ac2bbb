package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.io.Loaded;
import dev.lathe.learn.Score;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes a model of data, says how good it is, writes both into a folder, and leaves a run.
///
/// @param input what it learns from
/// @param aim what it learns to predict
/// @param roles columns that are no inputs
/// @param manner how it learns
/// @param output what it writes
/// @param keeping what is kept of it
/// @param reading how the data are to be read
@Asks(
    name = "fit-model",
    does = "Makes a model of data, says how good it is, and leaves a run.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES,
    takesLong = true,
    local = true)
public record FitModel(
    FitInput input,
    FitAim aim,
    FitRoles roles,
    FitManner manner,
    FitOutput output,
    FitKeeping keeping,
    ReadingWords reading)
    implements Action<FitModel.Result> {

  /// What came of it.
  ///
  /// @param folder that was written
  /// @param fitted the model and what was found on the way
  /// @param loaded what was read; empty where rows were not held
  /// @param run under which it is on record, or why it is not
  public record Result(Path folder, Fitted fitted, Optional<Loaded> loaded, Kept run) {}

  /// The record of a fit.
  ///
  /// @param id of its run; empty where none was recorded
  /// @param missing why none was, or not all of it; empty when nothing is missing or none was
  ///   wanted
  public record Kept(Optional<String> id, String missing) {}

  /// What doors tell that write JSON.
  ///
  /// @param run id of its run, where one was recorded
  /// @param folder that was written
  /// @param learner that won
  /// @param scores on rows that it has not seen
  public record Summary(Optional<String> run, String folder, String learner, List<Score> scores) {}

  @Override
  public String project(Store store) {
    return keeping.project();
  }

  @Override
  public Result run(Workbench bench) {
    return new FitWork(this, bench).run();
  }

  @Override
  public Object document(Result result) {
    var model = result.fitted().model();
    List<Score> scores =
        model.card().evidence().test().map(test -> test.scores()).orElse(List.of());
    return new Summary(
        result.run().id(), result.folder().toString(), model.learner().name(), scores);
  }

  @Override
  public String detail(Result result) {
    return result.run().id().map("run "::concat).orElse("");
  }
}
