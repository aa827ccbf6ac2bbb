package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.VersionDifference;

/// Sets two versions of a model beside each other: settings, scores, shape and data.
///
/// @param of of which model
/// @param first one
/// @param second the other
@Asks(
    name = "compare-versions",
    does = "Sets two versions of a model beside each other: settings, scores, shape and data.",
    needs = Role.VIEWER)
public record CompareVersions(
    OfModel of, @Argument("one version") String first, @Argument("the other") String second)
    implements Action<VersionDifference> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public VersionDifference run(Workbench bench) {
    var registry = bench.store().registry();
    return VersionDifference.of(
        registry.version(of.name(), first), registry.version(of.name(), second));
  }
}
