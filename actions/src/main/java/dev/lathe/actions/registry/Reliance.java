package dev.lathe.actions.registry;

import dev.lathe.actions.Policy;
import dev.lathe.actions.Workbench;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.track.access.Voucher;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.Version;

/// Whether the policy lets a version be relied upon, in production or wherever it answers.
public final class Reliance {
  private Reliance() {}

  /// Looks where the rows come from that a version learned from.
  ///
  /// @throws dev.lathe.actions.Refused when the policy forbids it, with the reason
  public static void check(Policy policy, Workbench bench, ModelName model, String reference) {
    Version version = bench.store().registry().version(model, reference);
    Origin data = version.facts().data();
    policy.promote(version.name().toString(), data.source(), nature(bench, data));
  }

  /// What rows are by the latest word on them; simulated ones stay so, whoever says what.
  private static Nature nature(Workbench bench, Origin data) {
    if (data.nature() == Nature.SIMULATED) return Nature.SIMULATED;
    return bench.store().vouchers().latest(data.hash()).map(Voucher::nature).orElse(data.nature());
  }
}
