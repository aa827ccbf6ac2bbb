package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.metrics.Metric;

/// When boosting ends before it has grown all its trees: when rows held back have not got better
/// for a while. The trees up to the best round are kept.
///
/// Where the task brings no rows to watch, a share of its own is held back to find the number of
/// rounds, and then so many are grown on all rows.
///
/// @param patience rounds without gain after which to stop; 0 to grow all trees
/// @param share share of the rows held back where the task brings none, above 0 and at most 0.5
/// @param metric the score by which rounds are judged, by its name (`auc`, `rmse` …); empty for the
///   loss that is made small
public record Stopping(
    @Setting("rounds without gain after which to stop, 0 to grow all trees") int patience,
    @Setting("share of rows held back to know when to stop, above 0 and at most 0.5") double share,
    @Setting("the score by which rounds are judged, empty for the loss") String metric) {

  /// Stops after 40 rounds in which the loss on 15 % of the rows did not fall.
  public Stopping() {
    this(40, 0.15, "");
  }

  public Stopping {
    Limits.atLeast("patience", patience, 0);
    Limits.above("share", share, 0, 0.5);
    metric = metric.strip();
    if (!metric.isEmpty()) {
      var _ = Metric.named(metric);
    }
  }

  /// These settings with this patience.
  public Stopping patience(int patience) {
    return new Stopping(patience, share, metric);
  }

  /// These settings with this share of rows held back.
  public Stopping share(double share) {
    return new Stopping(patience, share, metric);
  }

  /// These settings with rounds judged by this score.
  public Stopping metric(String metric) {
    return new Stopping(patience, share, metric);
  }
}
