package dev.lathe.track.serve;

import java.util.Optional;

/// A test of two versions that may be looked at after every outcome and stopped at any time: of
/// versions that are alike, no more than the level is ever called different, however often one
/// looks.
///
/// It is the mixture sequential probability ratio test. With means over `n` and `m` outcomes, `d`
/// their difference, `V` the variance of that (each sample's variance by its number) and `t²` the
/// variance of the effects one expects, the ratio is `sqrt(V / (V + t²)) exp(t² d² / (2 V (V +
/// t²)))`; its inverse bounds the chance, and the differences at which it stays below one over the
/// level are the interval.
///
/// The variances are estimates, so the promise holds for samples that are not small: nothing is
/// said before each version has [#LEAST] outcomes, and shares are taken as if one more answer had
/// been right and one more wrong. Shadows answer the same questions as the version that is beside
/// them, which only makes the test more careful.
///
/// **Source.** Robbins: Statistical methods related to the law of the iterated logarithm, Annals of
/// Mathematical Statistics 41 (1970). Johari, Koomen, Pekelis, Walsh: Always valid inference:
/// continuous monitoring of A/B tests, Operations Research 70 (2022), section 4. We estimate the
/// variances as they come, and scale the mixture by them.
///
/// @param level how often versions alike may be called different, `(0, 1)`; 0.05 by default
/// @param effect the difference that is looked for, in standard deviations of an outcome; 0.1 by
///   default. Others are found too, if later
public record Sequential(double level, double effect) {
  /// Outcomes of each version before anything is said.
  public static final int LEAST = 100;

  /// One in twenty, and a tenth of a deviation.
  public Sequential() {
    this(0.05, 0.1);
  }

  /// Refuses a level that is no chance, and an effect that is none.
  public Sequential {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is above 0 and below 1, got " + level);
    }
    if (!(effect > 0 && effect < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("an effect is above 0, got " + effect);
    }
  }

  /// What these outcomes say.
  public Verdict judge(Tally first, Tally second) {
    double difference = second.mean() - first.mean();
    double one = variance(first);
    double two = variance(second);
    boolean enough = Math.min(first.outcomes(), second.outcomes()) >= LEAST && one + two > 0;
    if (!enough) {
      return new Verdict(
          first,
          second,
          difference,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          1,
          Optional.empty());
    }
    double known = one / first.outcomes() + two / second.outcomes();
    double all = first.outcomes() + second.outcomes();
    double pooled = (one * first.outcomes() + two * second.outcomes()) / all;
    double expected = effect * effect * pooled;
    double log =
        0.5 * Math.log(known / (known + expected))
            + expected * difference * difference / (2 * known * (known + expected));
    double half =
        Math.sqrt(
            2
                * known
                * (known + expected)
                / expected
                * (Math.log(1 / level) + 0.5 * Math.log((known + expected) / known)));
    double low = difference - half;
    double high = difference + half;
    return new Verdict(
        first,
        second,
        difference,
        low,
        high,
        Math.min(1, Math.exp(-log)),
        better(first, second, low, high));
  }

  private static Optional<String> better(Tally first, Tally second, double low, double high) {
    boolean more = first.shares();
    if (low > 0) return Optional.of(more ? second.version() : first.version());
    if (high < 0) return Optional.of(more ? first.version() : second.version());
    return Optional.empty();
  }

  private static double variance(Tally tally) {
    if (!tally.shares()) return tally.variance();
    double share = (tally.mean() * tally.outcomes() + 1) / (tally.outcomes() + 2);
    return share * (1 - share);
  }
}
