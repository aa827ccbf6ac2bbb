package dev.lathe.track.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialTest {
  private static final int EXPERIMENTS = 400;
  private static final int OUTCOMES = 6_000;
  private static final int LOOK = 20;

  /// Outcomes as they come.
  private static final class Sums {
    private long number;
    private double sum;
    private double squares;

    void add(double outcome) {
      number++;
      sum += outcome;
      squares += outcome * outcome;
    }

    Tally tally(String version, boolean shares) {
      double mean = sum / Math.max(1, number);
      double variance = number < 2 ? 0 : (squares - number * mean * mean) / (number - 1);
      return new Tally(version, number, mean, variance, shares);
    }
  }

  /// The share of experiments in which the versions are ever called different, looked at after
  /// every few outcomes.
  private static double called(
      ToDoubleFunction<SplittableRandom> first,
      ToDoubleFunction<SplittableRandom> second,
      double part,
      boolean shares) {
    int called = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      var chance = new SplittableRandom(experiment);
      var one = new Sums();
      var two = new Sums();
      for (int i = 1; i <= OUTCOMES; i++) {
        if (chance.nextDouble() < part) two.add(second.applyAsDouble(chance));
        else one.add(first.applyAsDouble(chance));
        if (i % LOOK > 0) continue;
        Verdict verdict = new Sequential().judge(one.tally("a", shares), two.tally("b", shares));
        if (verdict.better().isPresent()) {
          called++;
          break;
        }
      }
    }
    return called / (double) EXPERIMENTS;
  }

  private static double right(SplittableRandom chance, double share) {
    return chance.nextDouble() < share ? 1 : 0;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.95, 0.99})
  void versions_alike_are_seldom_called_different_however_often_one_looks(double share) {
    for (double part : new double[] {0.5, 0.1}) {
      assertThat(called(c -> right(c, share), c -> right(c, share), part, true))
          .as("share %s, %s of the keys", share, part)
          .isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void nor_where_distances_have_a_long_tail() {
    ToDoubleFunction<SplittableRandom> distance = chance -> -Math.log(1 - chance.nextDouble());

    assertThat(called(distance, distance, 0.5, false)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void versions_that_differ_are_told_apart() {
    assertThat(called(c -> right(c, 0.80), c -> right(c, 0.86), 0.5, true)).isGreaterThan(0.95);
  }

  @Test
  void the_interval_is_where_the_ratio_is_one_over_the_level() {
    var test = new Sequential(0.05, 0.1);
    var first = new Tally("a", 1_000, 0.5, 0, true);

    Verdict verdict = test.judge(first, new Tally("b", 1_000, 0.6, 0, true));
    Verdict edge =
        test.judge(
            first, new Tally("b", 1_000, 0.5 + verdict.difference() - verdict.low(), 0, true));

    assertThat(edge.chance()).isCloseTo(0.05, within(0.005));
    assertThat(verdict.low() + verdict.high()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void of_distances_less_is_better() {
    var near = new Tally("near", 5_000, 1, 1, false);
    var far = new Tally("far", 5_000, 2, 1, false);

    assertThat(new Sequential().judge(near, far).better()).contains("near");
    assertThat(new Sequential().judge(far, near).better()).contains("near");
  }

  @Test
  void little_is_known_of_few() {
    Verdict verdict =
        new Sequential().judge(new Tally("a", 99, 0, 0, true), new Tally("b", 5_000, 1, 0, true));

    assertThat(verdict.better()).isEmpty();
    assertThat(verdict.chance()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Sequential(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sequential(0.05, Double.NaN));
  }
}
