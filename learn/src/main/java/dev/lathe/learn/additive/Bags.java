package dev.lathe.learn.additive;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;

/// How many times curves are learned from different rows, and when each of these bags ends: when
/// the rows that it left out have not got better for a while. What it had at the best round is
/// kept.
///
/// @param bags how many, 1 to 1000
/// @param share share of the rows that each leaves out, above 0 and at most 0.5
/// @param patience rounds without gain on those rows after which to stop; 0 to go all rounds
public record Bags(
    @Setting("how many times curves are learned from different rows, 1 to 1000") int bags,
    @Setting("share of the rows that each bag leaves out, above 0 and at most 0.5") double share,
    @Setting("rounds without gain after which a bag stops, 0 to go all rounds") int patience) {

  /// Eight bags that each leave out 15 % and end after 20 rounds without gain.
  public Bags() {
    this(8, 0.15, 20);
  }

  public Bags {
    Limits.within("bags", bags, 1, 1000);
    Limits.above("share", share, 0, 0.5);
    Limits.atLeast("patience", patience, 0);
  }

  /// These settings with so many bags.
  public Bags bags(int bags) {
    return new Bags(bags, share, patience);
  }

  /// These settings with this share of rows left out.
  public Bags share(double share) {
    return new Bags(bags, share, patience);
  }

  /// These settings with this patience.
  public Bags patience(int patience) {
    return new Bags(bags, share, patience);
  }
}
