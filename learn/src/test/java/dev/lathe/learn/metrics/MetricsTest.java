package dev.lathe.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The numbers behind the name scikit-learn come from `sklearn.metrics` 1.2.1 (Debian 12) on the
/// same 50 rows, made of fractional parts of multiples of square roots.
class MetricsTest {
  private static final int ROWS = 50;
  private static final double EXACT = 1e-13;

  private final double[] probability =
      IntStream.range(0, ROWS)
          .mapToDouble(row -> Math.rint(fraction(0.6180339887498949, row) * 100) / 100)
          .toArray();
  private final boolean[] positive = new boolean[ROWS];
  private final boolean[] found = new boolean[ROWS];
  private final double[] given = new double[ROWS];
  private final double[] weights = new double[ROWS];
  private final int[] classes = new int[ROWS];
  private final int[] guesses = new int[ROWS];
  private final double[] counts = new double[ROWS];
  private final double[] means = new double[ROWS];

  MetricsTest() {
    for (int row = 0; row < ROWS; row++) {
      positive[row] = fraction(0.4142135623730951, row) * 0.6 + probability[row] * 0.4 > 0.5;
      found[row] = probability[row] >= 0.5;
      given[row] = positive[row] ? probability[row] : 1 - probability[row];
      weights[row] = row % 4;
      classes[row] = (int) (fraction(0.7320508075688772, row) * 3);
      guesses[row] =
          fraction(0.2360679774997898, row) < 0.6 ? classes[row] : (classes[row] + 1) % 3;
      counts[row] = Math.floor(fraction(0.3166247903553998, row) * 8);
      means[row] = 0.1 + fraction(0.6055512754639891, row) * 8;
    }
  }

  private static double fraction(double step, int row) {
    return (row + 1) * step % 1.0;
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void classes_are_scored_as_by_scikit_learn() {
    int[] truth = codes(positive);
    int[] guess = codes(found);

    assertThat(ClassMetrics.auc(positive, probability)).isCloseTo(0.7676282051282052, exactly());
    assertThat(ClassMetrics.auc(positive, probability, weights))
        .isCloseTo(0.7619047619047619, exactly());
    assertThat(ClassMetrics.logLoss(given)).isCloseTo(0.5760927588466318, exactly());
    assertThat(ClassMetrics.logLoss(given, weights)).isCloseTo(0.576850718734739, exactly());
    assertThat(ClassMetrics.accuracy(truth, guess)).isCloseTo(0.66, exactly());
    assertThat(ClassMetrics.accuracy(truth, guess, weights))
        .isCloseTo(0.6712328767123288, exactly());
    assertThat(ClassMetrics.brier(given)).isCloseTo(0.19893799999999998, exactly());
    assertThat(ClassMetrics.brier(given, weights)).isCloseTo(0.1997068493150685, exactly());
    assertThat(ClassMetrics.f1(positive, found)).isCloseTo(0.6666666666666666, exactly());
    assertThat(ClassMetrics.f1(positive, found, weights)).isCloseTo(0.6923076923076924, exactly());
    assertThat(ClassMetrics.macroF1(classes, guesses, 3)).isCloseTo(0.5975887911371783, exactly());
    assertThat(ClassMetrics.macroF1(classes, guesses, 3, weights))
        .isCloseTo(0.6042996908908491, exactly());
  }

  @Test
  void numbers_are_scored_as_by_scikit_learn() {
    assertThat(RegressionMetrics.rmse(counts, means)).isCloseTo(2.9913187146081706, exactly());
    assertThat(RegressionMetrics.rmse(counts, means, weights))
        .isCloseTo(2.819248763470367, exactly());
    assertThat(RegressionMetrics.mae(counts, means)).isCloseTo(2.4737086114980644, exactly());
    assertThat(RegressionMetrics.mae(counts, means, weights))
        .isCloseTo(2.3748661446013752, exactly());
    assertThat(RegressionMetrics.r2(counts, means)).isCloseTo(-0.7341061341792787, exactly());
    assertThat(RegressionMetrics.r2(counts, means, weights))
        .isCloseTo(-0.5339621821260421, exactly());
    assertThat(RegressionMetrics.poissonDeviance(counts, means))
        .isCloseTo(3.043640353688855, exactly());
    assertThat(RegressionMetrics.poissonDeviance(counts, means, weights))
        .isCloseTo(2.7265154418382425, exactly());
  }

  @Test
  void auc_counts_the_pairs_that_are_in_order() {
    // Of the four pairs three are in order, and with a tie two and a half.
    boolean[] truth = {true, false, true, false};

    assertThat(ClassMetrics.auc(truth, new double[] {0.9, 0.4, 0.35, 0.1})).isEqualTo(0.75);
    assertThat(ClassMetrics.auc(truth, new double[] {0.9, 0.4, 0.4, 0.1})).isEqualTo(0.875);
    assertThat(ClassMetrics.auc(truth, new double[] {0, -0.0, 0.0, 0})).isEqualTo(0.5);
    assertThat(ClassMetrics.auc(new boolean[] {true, true}, new double[] {0.1, 0.2})).isNaN();
  }

  @Test
  void what_is_not_defined_is_said_to_be_as_bad_as_can_be() {
    assertThat(ClassMetrics.f1(new boolean[2], new boolean[2])).isZero();
    assertThat(ClassMetrics.logLoss(new double[] {0})).isCloseTo(15 * Math.log(10), within(1e-9));
    assertThat(RegressionMetrics.r2(new double[] {3, 3}, new double[] {3, 3})).isEqualTo(1);
    assertThat(RegressionMetrics.r2(new double[] {3, 3}, new double[] {3, 4})).isZero();
    assertThat(RegressionMetrics.poissonDeviance(new double[] {0}, new double[] {0}))
        .isCloseTo(2e-9, within(1e-20));
  }

  @Test
  void a_class_that_is_not_there_does_not_count_in_macro_f1() {
    int[] truth = {0, 0, 2, -1};

    double f1 = ClassMetrics.macroF1(truth, new int[] {0, 2, 2, 2}, 4);

    assertThat(f1).isCloseTo((2.0 / 3 + 2.0 / 4) / 2, exactly());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void auc_is_the_same_under_rising_transforms(long seed) {
    double[] scores = sample(seed).probability;
    boolean[] truth = sample(seed).positive;
    double[] moved = Arrays.stream(scores).map(score -> Math.exp(3 * score) - 7).toArray();

    assertThat(ClassMetrics.auc(truth, moved)).isEqualTo(ClassMetrics.auc(truth, scores));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void auc_is_the_share_of_pairs(long seed) {
    var sample = sample(seed);
    double won = 0;
    double pairs = 0;
    for (int a = 0; a < ROWS; a++) {
      for (int b = 0; b < ROWS; b++) {
        if (!sample.positive[a] || sample.positive[b]) continue;
        double weight = sample.weights[a] * sample.weights[b];
        pairs += weight;
        int order = Double.compare(sample.probability[a], sample.probability[b]);
        won += weight * (order + 1) / 2.0;
      }
    }

    double auc = ClassMetrics.auc(sample.positive, sample.probability, sample.weights);

    assertThat(auc).isCloseTo(won / pairs, exactly());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_weight_is_so_many_equal_rows(long seed) {
    var sample = sample(seed);
    int[] repeated =
        IntStream.range(0, ROWS)
            .flatMap(row -> IntStream.range(0, (int) sample.weights[row]).map(_ -> row))
            .toArray();

    assertThat(
            ClassMetrics.auc(flags(sample.positive, repeated), pick(sample.probability, repeated)))
        .isCloseTo(
            ClassMetrics.auc(sample.positive, sample.probability, sample.weights), exactly());
    assertThat(RegressionMetrics.r2(pick(counts, repeated), pick(sample.probability, repeated)))
        .isCloseTo(RegressionMetrics.r2(counts, sample.probability, sample.weights), exactly());
  }

  private static final class Sample {
    private final boolean[] positive = new boolean[ROWS];
    private final double[] probability = new double[ROWS];
    private final double[] weights = new double[ROWS];
  }

  private static Sample sample(long seed) {
    var random = dev.lathe.math.RandomStream.of(seed);
    var sample = new Sample();
    for (int row = 0; row < ROWS; row++) {
      sample.probability[row] = random.nextInt(20) / 20.0;
      sample.positive[row] = row < 2 ? row == 0 : random.nextDouble() < sample.probability[row];
      sample.weights[row] = row < 2 ? 1 : random.nextInt(4);
    }
    return sample;
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static boolean[] flags(boolean[] values, int[] rows) {
    boolean[] picked = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  private static int[] codes(boolean[] flags) {
    return IntStream.range(0, flags.length).map(row -> flags[row] ? 1 : 0).toArray();
  }

  private static org.assertj.core.data.Offset<Double> exactly() {
    return within(EXACT);
  }
}
