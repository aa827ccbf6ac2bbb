package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Version;
import java.util.Optional;

/// Deletes a version for good: it is no longer found, its number is not given again, and the log
/// keeps what became of it.
///
/// @param of of which model
/// @param version which
/// @param because in words
@Asks(
    name = "delete-version",
    does =
        "Deletes a version for good: it is no longer found, its number is not given again, and the"
            + " log keeps what became of it.",
    needs = Role.ADMIN,
    effect = Effect.DESTROYS)
public record DeleteVersion(
    OfModel of,
    @Argument("1.4.2, MLflow's integer, @alias or a stage") String version,
    @Argument(value = "the reason", longest = 4_000) Optional<String> because)
    implements Action<Transition> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public String preview(Workbench bench) {
    Version found = bench.store().registry().version(of.name(), version);
    return "%s in %s, registered at %s, would be deleted for good"
        .formatted(found.name(), found.stage(), found.note().created());
  }

  @Override
  public Transition run(Workbench bench) {
    return bench
        .store()
        .stages()
        .delete(of.name(), version, bench.caller().name(), because.orElse(""));
  }
}
