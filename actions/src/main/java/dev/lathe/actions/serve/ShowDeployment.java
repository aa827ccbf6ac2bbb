package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Health;
import dev.lathe.track.serve.Sequential;
import dev.lathe.track.serve.Split;
import dev.lathe.track.serve.Tally;
import dev.lathe.track.serve.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Tells who answers under a name, how well as far as the truth is known, and every split there
/// was.
///
/// @param of which
@Asks(
    name = "show-deployment",
    does =
        "Tells who answers under a name, how well as far as the truth is known, and every split"
            + " there was.",
    needs = Role.VIEWER)
public record ShowDeployment(OfDeployment of) implements Action<ShowDeployment.Result> {
  /// What is known of it.
  ///
  /// @param parts who answers
  /// @param tallies how good each part's answers were, in their order
  /// @param verdicts each further part beside the first
  /// @param health how it is doing
  /// @param history every split there was, the latest first
  public record Result(
      Deployment deployment,
      List<ListDeployments.Part> parts,
      List<Tally> tallies,
      List<Verdict> verdicts,
      Health.Report health,
      List<Split> history) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    Deployment found = store.deployments().find(of.name());
    List<Arm> arms = found.split().arms();
    var verdicts = new ArrayList<Verdict>();
    for (Arm arm : arms.subList(1, arms.size())) {
      verdicts.add(
          store
              .truths()
              .compare(of.name(), arms.getFirst().version(), arm.version(), new Sequential()));
    }
    return new Result(
        found,
        ListDeployments.parts(store, arms),
        store.truths().tallies(of.name()),
        verdicts,
        store.health().of(of.name()),
        store.deployments().history(of.name()));
  }
}
