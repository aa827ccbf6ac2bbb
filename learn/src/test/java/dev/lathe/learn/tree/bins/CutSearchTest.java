package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutSearchTest {
  /// Numbers of every size: bits drawn at random, whole numbers, and those near zero.
  private static double any(RandomStream random, long seed) {
    return switch ((int) (seed % 6)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextInt(400) - 200;
      case 2 -> random.nextInt(900) * Double.MIN_VALUE - 300 * Double.MIN_VALUE;
      case 3 -> Math.exp(9 * random.nextGaussian());
      case 4 -> (random.nextInt(2) * 2 - 1) * Math.exp(3 * random.nextGaussian());
      default -> 1 + random.nextInt(1000) * Math.ulp(1.0);
    };
  }

  private static double[] cuts(RandomStream random, long seed, int count) {
    return DoubleStream.generate(() -> any(random, seed) + 0.0)
        .filter(value -> value < Double.POSITIVE_INFINITY)
        .limit(count)
        .sorted()
        .distinct()
        .toArray();
  }

  private static double[] values(double[] cuts, RandomStream random, long seed) {
    return DoubleStream.concat(
            DoubleStream.generate(() -> any(random, seed)).limit(500),
            Arrays.stream(cuts)
                .flatMap(cut -> DoubleStream.of(cut, Math.nextUp(cut), Math.nextDown(cut))))
        .toArray();
  }

  private static final double[] EXTREMES = {
    0.0,
    -0.0,
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL
  };

  private static int plain(double[] cuts, double value) {
    if (Double.isNaN(value)) return cuts.length + 1;
    int below = 0;
    for (double cut : cuts) below += cut < value ? 1 : 0;
    return below;
  }

  private static void check(double[] cuts, double[] values) {
    int[] found = new int[values.length];
    for (int numbers : new int[] {1, 1_000_000}) {
      CutSearch.of(cuts, numbers).find(values, values.length, found);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i])
            .as("%s among %s cuts", values[i], cuts.length)
            .isEqualTo(plain(cuts, values[i]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
  void the_bin_is_the_number_of_cuts_below(long seed) {
    var random = RandomStream.of(seed);
    for (int count : new int[] {1, 2, 7, 8, 30, 100, 254}) {
      double[] cuts = cuts(random, seed, count);
      check(cuts, values(cuts, random, seed));
      check(cuts, EXTREMES);
    }
  }

  static double[][] odd() {
    return new double[][] {
      {},
      {Double.NEGATIVE_INFINITY},
      {Double.NEGATIVE_INFINITY, 0},
      range(Double.NEGATIVE_INFINITY, -5, 20),
      {-Double.MAX_VALUE, 0, Double.MAX_VALUE},
      range(-Double.MAX_VALUE, 1, 30),
      range(0, Double.MIN_VALUE, 254),
      range(1e300, 1e290, 254),
    };
  }

  private static double[] range(double first, double step, int count) {
    double[] cuts = new double[count];
    cuts[0] = first;
    for (int i = 1; i < count; i++) cuts[i] = Double.isInfinite(first) ? -100 + i : i * step;
    Arrays.sort(cuts);
    return cuts;
  }

  @ParameterizedTest
  @MethodSource("odd")
  void infinite_tiny_and_huge_cuts_are_no_exception(double[] cuts) {
    check(cuts, values(cuts, RandomStream.of(1), 0));
    check(cuts, EXTREMES);
  }
}
