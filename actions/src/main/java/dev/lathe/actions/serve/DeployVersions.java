package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Governed;
import dev.lathe.actions.Policy;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.registry.Reliance;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.SplitRequest;
import java.util.List;
import java.util.Optional;

/// Lets versions answer under a name; who answered under it before answers no more.
///
/// @param of which deployment; made when it is not there
/// @param parts who answers what
/// @param values whether inputs are kept
/// @param because in words
@Asks(
    name = "deploy-versions",
    does = "Lets versions answer under a name, alone, sharing, or as shadows.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record DeployVersions(
    OfDeployment of,
    @Argument("as income:1.1.0, or several as income:1.0.0, income:1.1.0=10%, income:1.2.0=shadow")
        List<String> parts,
    @Argument("keep the inputs of new deployments, not only their hash") boolean values,
    @Argument(value = "the reason", longest = 4_000) Optional<String> because)
    implements Action<Deployment>, Governed {
  /// Copies the list.
  public DeployVersions {
    parts = List.copyOf(parts);
  }

  @Override
  public String project(Store store) {
    return of.project();
  }

  /// What answers is relied upon, as in production; a shadow is not.
  @Override
  public void comply(Policy policy, Workbench bench) {
    for (SplitRequest.Share share : Parts.of(of.project(), parts)) {
      if (share.share() > 0) Reliance.check(policy, bench, share.model(), share.version());
    }
  }

  @Override
  public Deployment run(Workbench bench) {
    var asked =
        new SplitRequest(Parts.of(of.project(), parts), bench.caller().name(), because.orElse(""));
    var deployments = bench.store().deployments();
    boolean there =
        deployments.list(of.project()).stream().anyMatch(each -> each.name().equals(of.name()));
    if (there) return deployments.split(of.name(), asked);
    return deployments.create(of.name(), values ? Keeping.VALUES : Keeping.HASH, asked);
  }
}
