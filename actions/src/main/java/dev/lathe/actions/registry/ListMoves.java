package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Evidence;
import dev.lathe.track.registry.Transition;
import java.util.List;
import java.util.Optional;

/// Lists what happened to the versions of a model, with what the gates found.
///
/// @param of of which model
/// @param before where the page begins
/// @param most at most
@Asks(
    name = "list-moves",
    does = "Lists what happened to the versions of a model, with what the gates found.",
    needs = Role.VIEWER)
public record ListMoves(
    OfModel of,
    @Argument("sequence of the last that was seen") Optional<Long> before,
    @Argument(value = "how many", least = 1, most = 10_000) int most)
    implements Action<ListMoves.Result> {
  /// What happened, the newest first.
  public record Result(List<ShowVersion.Step> moves) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    var stages = bench.store().stages();
    List<Transition> lines = stages.history(of.name(), before.orElse(Long.MAX_VALUE), most);
    return new Result(lines.stream().map(line -> step(bench, line)).toList());
  }

  private static ShowVersion.Step step(Workbench bench, Transition line) {
    List<Evidence> evidence = bench.store().stages().evidence(line.sequence());
    return new ShowVersion.Step(line, evidence);
  }
}
