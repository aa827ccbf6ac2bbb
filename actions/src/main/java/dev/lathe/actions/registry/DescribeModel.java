package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.RegisteredModel;

/// Says what a model is for.
///
/// @param of which model
/// @param about in words
@Asks(
    name = "describe-model",
    does = "Says what a model is for.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record DescribeModel(
    OfModel of, @Argument(value = "what it is for", longest = 10_000) String about)
    implements Action<RegisteredModel> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public RegisteredModel run(Workbench bench) {
    return bench.store().registry().describe(of.name(), about);
  }
}
