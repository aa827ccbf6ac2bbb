package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.Moment;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.VersionName;
import java.time.Instant;
import java.util.List;

/// Tells which versions stood on a stage at a time.
///
/// @param of of which model
/// @param stage which
/// @param at a time
@Asks(
    name = "who-was",
    does = "Tells which versions stood on a stage at a time.",
    needs = Role.VIEWER)
public record WhoWas(
    OfModel of,
    @Argument("which stage, as production") String stage,
    @Argument("the time, as 2026-03-01T12:00:00Z") String at)
    implements Action<WhoWas.Result> {
  /// Those that stood there, the last that came first.
  public record Result(String stage, Instant at, List<VersionName> versions) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Instant then = Moment.of("at", at);
    return new Result(stage, then, bench.store().stages().at(of.name(), stage, then));
  }
}
