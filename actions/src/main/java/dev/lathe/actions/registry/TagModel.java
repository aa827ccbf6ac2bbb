package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import java.util.Map;
import java.util.Optional;

/// Notes something about a model, or about one of its versions.
///
/// @param of which model
/// @param version which of its versions
/// @param tag a name
/// @param value a text
@Asks(
    name = "tag-model",
    does = "Notes something about a model, or about one of its versions.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record TagModel(
    OfModel of,
    @Argument("one of its versions; else the model itself") Optional<String> version,
    @Argument("the name of what is noted") String tag,
    @Argument(value = "what is noted", longest = 8_000) String value)
    implements Action<TagModel.Result> {
  /// All that is noted now.
  public record Result(Map<String, String> tags) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    var labels = bench.store().labels();
    if (version.isEmpty()) {
      labels.tag(of.name(), tag, value);
      return new Result(labels.tags(of.name()));
    }
    labels.tag(of.name(), version.get(), tag, value);
    return new Result(labels.tags(of.name(), version.get()));
  }
}
