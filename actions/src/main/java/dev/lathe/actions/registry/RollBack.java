package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Move;
import java.util.Optional;

/// Brings back to a stage the version that was there before. No gate is asked.
///
/// @param of of which model
/// @param stage which
/// @param because in words
@Asks(
    name = "roll-back",
    does = "Brings back to a stage the version that was there before. No gate is asked.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record RollBack(
    OfModel of,
    @Argument("which stage, as production") String stage,
    @Argument(value = "the reason", longest = 4_000) Optional<String> because)
    implements Action<Move> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Move run(Workbench bench) {
    return bench
        .store()
        .stages()
        .rollBack(of.name(), stage, bench.caller().name(), because.orElse(""));
  }

  @Override
  public String detail(Move move) {
    return "%s is back in %s".formatted(move.transition().name(), move.transition().to());
  }
}
