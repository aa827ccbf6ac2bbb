package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The two forms against each other and against the plainest loop.
class KernelsTest {
  private static final int OFFSET = 3;

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 100, 1001})
  void both_forms_give_the_same_bits(int length) {
    assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    var plain = new ScalarKernels();
    var vector = new VectorKernels();
    for (long seed = 0; seed < 20; seed++) {
      double[] a = numbers(seed, length + OFFSET);
      double[] b = numbers(seed + 100, length + OFFSET);

      assertThat(vector.dot(a, OFFSET, b, 1, length)).isEqualTo(plain.dot(a, OFFSET, b, 1, length));
      assertThat(vector.sum(a, OFFSET, length)).isEqualTo(plain.sum(a, OFFSET, length));
      assertThat(vector.squaredDistance(a, OFFSET, b, 1, length))
          .isEqualTo(plain.squaredDistance(a, OFFSET, b, 1, length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 100})
  void kernels_do_what_the_plainest_loop_does(int length) {
    var kernels = Kernels.best();
    double[] a = numbers(1, length + OFFSET);
    double[] b = numbers(2, length + OFFSET);
    double[] scaled = b.clone();
    double dot = 0;
    double sum = 0;
    double distance = 0;
    for (int i = 0; i < length; i++) {
      dot += a[OFFSET + i] * b[1 + i];
      sum += a[OFFSET + i];
      distance += Math.pow(a[OFFSET + i] - b[1 + i], 2);
      scaled[1 + i] += 2.5 * a[OFFSET + i];
    }
    double[] y = b.clone();

    kernels.addScaled(2.5, a, OFFSET, y, 1, length);

    assertThat(y).isEqualTo(scaled);
    assertThat(kernels.dot(a, OFFSET, b, 1, length)).isCloseTo(dot, within(1e-6));
    assertThat(kernels.sum(a, OFFSET, length)).isCloseTo(sum, within(1e-6));
    assertThat(kernels.squaredDistance(a, OFFSET, b, 1, length)).isCloseTo(distance, within(1e-5));
  }

  private static double[] numbers(long seed, int length) {
    var random = RandomStream.of(seed);
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3);
    }
    return numbers;
  }
}
