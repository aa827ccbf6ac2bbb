package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.Names;
import dev.lathe.report.LearnerDocument;
import dev.lathe.track.access.Role;

/// Tells a learner's settings.
///
/// @param learner its name
@Asks(name = "show-learner", does = "Tells a learner's settings.", needs = Role.VIEWER)
public record ShowLearner(@Argument("its name") String learner) implements Action<LearnerDocument> {
  @Override
  public LearnerDocument run(Workbench bench) {
    return LearnerDocument.of(Names.learner(learner));
  }
}
