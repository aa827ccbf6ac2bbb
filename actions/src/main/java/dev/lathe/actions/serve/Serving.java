package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on deployments and what they answer.
public final class Serving implements Family {
  /// For the class path.
  public Serving() {}

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        DeployVersions.class,
        FollowStage.class,
        RollBackDeployment.class,
        RetireDeployment.class,
        ListDeployments.class,
        ShowDeployment.class,
        AnswerRow.class,
        AnswerRows.class,
        PostTruth.class,
        PostTruths.class,
        ListPredictions.class,
        PurgePredictions.class);
  }
}
