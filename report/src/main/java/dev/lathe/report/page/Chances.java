package dev.lathe.report.page;

import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Evaluation.Bucket;
import dev.lathe.learn.Evaluation.Cut;
import dev.lathe.learn.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What thresholds do to two classes, and how far the probabilities can be believed.
///
/// @param positive the positive class
/// @param negative the other
/// @param start which of the cuts is the model's own threshold
/// @param cuts thresholds rising
/// @param tenths predicted against observed
public record Chances(
    String positive, String negative, int start, List<Cut> cuts, List<Tenth> tenths) {
  private static final int TABLE = 11;

  /// What a threshold does, in figures.
  ///
  /// @param threshold from which probability the positive class is predicted
  /// @param cut the rows
  /// @param precision share of those called positive that are
  /// @param recall share of the positive that are called so
  /// @param f1 balance of the two
  /// @param accuracy share of all rows that are right
  /// @param alarms share of the negative that are called positive
  public record Effect(
      String threshold,
      Cut cut,
      String precision,
      String recall,
      String f1,
      String accuracy,
      String alarms) {
    private static Effect of(Cut cut) {
      double positive = cut.truePositives() + cut.falseNegatives();
      double negative = cut.trueNegatives() + cut.falsePositives();
      double called = cut.truePositives() + cut.falsePositives();
      double right = cut.truePositives() + cut.trueNegatives();
      double wrong = cut.falsePositives() + cut.falseNegatives();
      return new Effect(
          Figures.probability(cut.threshold()),
          cut,
          Figures.percent(cut.truePositives() / called),
          Figures.percent(cut.truePositives() / positive),
          Figures.probability(2 * cut.truePositives() / (2 * cut.truePositives() + wrong)),
          Figures.percent(right / (positive + negative)),
          Figures.percent(cut.falsePositives() / negative));
    }

    /// A count of the rows.
    public String count(long rows) {
      return Figures.count(rows);
    }
  }

  /// Rows of like probability.
  ///
  /// @param predicted mean probability
  /// @param observed share that is positive
  /// @param rows how many
  public record Tenth(Bucket bucket, String predicted, String observed, String rows) {
    private static Tenth of(Bucket bucket) {
      return new Tenth(
          bucket,
          Figures.percent(bucket.predicted()),
          Figures.percent(bucket.observed()),
          Figures.count(bucket.rows()));
    }
  }

  static Optional<Chances> of(Output output, Evaluation test) {
    if (test.cuts().isEmpty()) return Optional.empty();
    List<Cut> rising = test.cuts().reversed();
    int start = 0;
    for (int i = 0; i < rising.size(); i++) {
      double off = Math.abs(rising.get(i).threshold() - output.threshold());
      if (off < Math.abs(rising.get(start).threshold() - output.threshold())) start = i;
    }
    return Optional.of(
        new Chances(
            output.levels().getLast(),
            output.levels().getFirst(),
            start,
            rising,
            test.reliability().stream().map(Tenth::of).toList()));
  }

  /// What the model's own threshold does.
  public Effect own() {
    return Effect.of(cuts.get(start));
  }

  /// Some of the thresholds, spread evenly: the curves as a table.
  public List<Effect> table() {
    List<Effect> some = new ArrayList<>();
    int last = -1;
    for (int step = 0; step < TABLE; step++) {
      int at = (int) ((long) step * (cuts.size() - 1) / (TABLE - 1));
      if (at != last) some.add(Effect.of(cuts.get(at)));
      last = at;
    }
    return some;
  }

  /// The share of rows that are positive.
  public String share() {
    Cut any = cuts.getFirst();
    double positive = any.truePositives() + any.falseNegatives();
    return Figures.percent(positive / (positive + any.trueNegatives() + any.falsePositives()));
  }

  Drawing drawing() {
    return new Drawing(
        "",
        Optional.of(
            new Drawing.Curves(
                positive,
                start,
                cuts.stream().map(Chances::numbers).toList(),
                tenths.stream().map(tenth -> numbers(tenth.bucket())).toList())),
        Optional.empty());
  }

  private static List<Double> numbers(Cut cut) {
    return List.of(
        cut.threshold(),
        (double) cut.truePositives(),
        (double) cut.falsePositives(),
        (double) cut.trueNegatives(),
        (double) cut.falseNegatives());
  }

  private static List<Double> numbers(Bucket bucket) {
    return List.of(bucket.predicted(), bucket.observed(), (double) bucket.rows());
  }
}
