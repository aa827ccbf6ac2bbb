package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.report.LearnerDocument;
import dev.lathe.track.access.Role;
import java.util.List;

/// Lists what can learn.
@Asks(name = "list-learners", does = "Lists what can learn.", needs = Role.VIEWER)
public record ListLearners() implements Action<ListLearners.Result> {
  /// The learners.
  public record Result(List<LearnerDocument> learners) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(LearnerDocument.all());
  }
}
