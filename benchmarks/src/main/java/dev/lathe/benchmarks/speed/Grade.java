package dev.lathe.benchmarks.speed;

/// How good the predictions of both sides are on the same held-out rows; more is better.
///
/// @param score what was scored: `auc`, `accuracy` or `r2`
/// @param ours Lathe's mean over the seeds
/// @param theirs the peer's mean
/// @param noise the standard error of the mean difference; 0 where there was one seed
/// @param spread the larger standard deviation over the seeds of the two; 0 where there was one
/// @param seeds how many times rows were drawn, learned from and scored
public record Grade(
    String score, double ours, double theirs, double noise, double spread, int seeds) {
  /// Both sides' scores, seed by seed.
  public static Grade of(String score, double[] ours, double[] theirs) {
    if (ours.length == 0 || ours.length != theirs.length) {
      throw new IllegalArgumentException(
          "a grade needs as many scores on both sides, got %s and %s"
              .formatted(ours.length, theirs.length));
    }
    double[] differences = new double[ours.length];
    for (int seed = 0; seed < ours.length; seed++) differences[seed] = ours[seed] - theirs[seed];
    return new Grade(
        score,
        mean(ours),
        mean(theirs),
        deviation(differences) / Math.sqrt(ours.length),
        Math.max(deviation(ours), deviation(theirs)),
        ours.length);
  }

  /// How much better Lathe is; negative where it is worse.
  public double gain() {
    return ours - theirs;
  }

  /// Whether Lathe is as good as the peer, or worse by no more than scores differ between seeds
  /// (0.002 where there was one seed only).
  public boolean level() {
    return gain() >= -(seeds == 1 ? 0.002 : Math.max(spread, 2 * noise));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    if (values.length < 2) return 0;
    double mean = mean(values);
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    return Math.sqrt(squares / (values.length - 1));
  }
}
