package dev.lathe.track;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.Version;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.serve.Deployment;
import java.util.List;
import java.util.Optional;

/// Where a version comes from and what became of it: the rows it learned from, which
/// [dev.lathe.track.registry.Facts#data()] tells, the run that made it, where it answered and how
/// often.
///
/// @param version the version
/// @param run the run that made it, where one is known that was not taken away meanwhile
/// @param inputs every data set that the run read
/// @param uses where it answered
public record Lineage(Version version, Optional<Run> run, List<RunInput> inputs, List<Use> uses) {
  /// Copies the lists.
  public Lineage {
    inputs = List.copyOf(inputs);
    uses = List.copyOf(uses);
  }

  /// A deployment that a version has had a part in.
  ///
  /// @param deployment which
  /// @param answers how many predictions the version answered there, also as a shadow
  public record Use(Deployment deployment, long answers) {}

  static Lineage of(Store store, Version version) {
    Optional<Run> run = version.run().flatMap(id -> run(store, id));
    return new Lineage(
        version,
        run,
        run.map(made -> store.runs().inputs(made.id())).orElse(List.of()),
        store.deployments().of(version.id()).stream()
            .map(deployment ->
                new Use(deployment, store.health().answered(deployment.name(), version.id())))
            .toList());
  }

  private static Optional<Run> run(Store store, String id) {
    try {
      return Optional.of(store.runs().find(id));
    } catch (StoreException e) {
      if (e.reason() == StoreException.Reason.ABSENT) return Optional.empty();
      throw e;
    }
  }
}
