package dev.lathe.learn.automl;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Card;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Small made-up tables that something can be learned from.
final class Tables {
  static final String TARGET = "y";

  private Tables() {}

  /// Inputs `a` and `b`, noise in `[-1, 1)`.
  static Frame inputs(int rows) {
    return Frame.of("a", noise(rows, 1)).with("b", Numbers.of(noise(rows, 2)));
  }

  /// A yes where `a + b` and some noise are above zero.
  static Frame binary(int rows) {
    double[] score = scores(rows);
    boolean[] yes = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      yes[row] = score[row] > 0;
    }
    return inputs(rows).with(TARGET, YesNo.of(yes));
  }

  /// The sum of `a`, `b` and some noise.
  static Frame regression(int rows) {
    return inputs(rows).with(TARGET, Numbers.of(scores(rows)));
  }

  /// Three classes along `a + b`.
  static Frame multiclass(int rows) {
    String[] names =
        Arrays.stream(scores(rows))
            .mapToObj(score -> score < -0.4 ? "low" : score > 0.4 ? "high" : "middle")
            .toArray(String[]::new);
    return inputs(rows).with(TARGET, Categories.of(names));
  }

  /// A day for each row, rising.
  static Times days(int rows) {
    return Times.of(
        IntStream.range(0, rows)
            .mapToObj(row -> LocalDate.of(2020, 1, 1).plusDays(row))
            .toArray(LocalDate[]::new));
  }

  static double[] scores(int rows) {
    double[] scores = noise(rows, 3);
    double[] a = noise(rows, 1);
    double[] b = noise(rows, 2);
    for (int row = 0; row < rows; row++) {
      scores[row] = 0.5 * scores[row] + a[row] + b[row];
    }
    return scores;
  }

  static double[] noise(int rows, long seed) {
    return new SplittableRandom(seed).doubles(rows, -1, 1).toArray();
  }

  /// A fit that is quick with any kind of target.
  static Fit quick() {
    return new Fit(TARGET).choice(boosting());
  }

  static Choice boosting() {
    return new Choice().learner("gradient-boosting", Map.of("trees", "20"));
  }

  static Card card(Fit fit, Frame frame) {
    return fit.run(frame).model().basis().card();
  }

  /// What was decided about a subject.
  static Card.Decision decision(Card card, String subject) {
    return card.decisions().stream()
        .filter(each -> each.subject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError(subject + " is not in " + card.decisions()));
  }
}
