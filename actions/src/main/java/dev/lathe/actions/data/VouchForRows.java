package dev.lathe.actions.data;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Voucher;

/// Somebody gives their word on where data come from. The word, and whose it is, stay on record.
///
/// @param hash of the data, as a run's inputs have it
/// @param nature what they are
/// @param word how they know
@Asks(
    name = "vouch-data",
    does = "Gives your word on whether data were measured; it stays on record.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record VouchForRows(
    @Argument("of the data, as a run's inputs have it: sha256: and 64 hex digits") String hash,
    @Argument("measured, simulated or unknown") Nature nature,
    @Argument(value = "how you know, in a sentence", longest = 4_000) String word)
    implements Action<Voucher> {
  @Override
  public Voucher run(Workbench bench) {
    return bench.store().vouchers().vouch(hash, nature, bench.caller().name(), word);
  }
}
