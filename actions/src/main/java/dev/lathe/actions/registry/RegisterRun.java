package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.Version;
import dev.lathe.track.run.Run;

/// Registers the model that a run left as the next version of a model.
///
/// @param of of which model
/// @param run 32 hex digits
/// @param note what is said of it
@Asks(
    name = "register-run",
    does = "Registers the model that a run left as the next version of a model.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record RegisterRun(OfModel of, @Argument("its id") String run, Noted note)
    implements Action<Version> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Version run(Workbench bench) {
    Store store = bench.store();
    Run found = store.runs().find(run);
    String from = store.experiments().find(found.experiment()).project();
    if (!from.equals(of.project())) {
      throw StoreException.state(
          "run %s belongs to the project '%s', and a version of '%s' comes from a run of its own project"
              .formatted(run, from, of.name()));
    }
    byte[] file = store.artifacts().read(run, Store.MODEL);
    return store.registry().register(note.on(NewVersion.of(of.name(), file), bench).run(run));
  }

  @Override
  public String detail(Version version) {
    return "%s, file %s".formatted(version.name(), version.file().hash());
  }
}
