package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Scope;

/// Says what was true after all, for the predictions that a file names.
///
/// @param of of which deployment
/// @param data a file
/// @param id a column
/// @param truth a column
/// @param words how the rows are to be read
@Asks(
    name = "post-truths",
    does = "Says what was true after all, for the predictions that a file names.",
    needs = Role.VIEWER,
    effect = Effect.LOGS,
    takesLong = true,
    local = true)
public record PostTruths(
    OfDeployment of,
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    @Argument("the column of ids") String id,
    @Argument("the column of what was true") String truth,
    ReadingWords words)
    implements Action<PostTruths.Result> {
  /// How many were posted, and how many are not known yet.
  public record Result(long posted, long unknown) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Frame frame = words.frame(bench.place(), data);
    Column ids = frame.column(id);
    Column truths = frame.column(truth);
    Store store = bench.store();
    Scope scope = Sight.of(bench, of.project());
    return store.together(() -> {
      long posted = 0;
      for (int row = 0; row < frame.rows(); row++) {
        if (truths.missing(row) || ids.missing(row)) continue;
        store.truths().post(ids.text(row), truths.text(row), scope);
        posted++;
      }
      return new Result(posted, frame.rows() - posted);
    });
  }
}
