package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  static BinnedTable table(int rows, int columns, long seed) {
    var random = RandomStream.of(seed);
    var frame = Frame.of("c0", new double[rows]);
    for (int column = 0; column < columns; column++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(3 + 40 * column);
      }
      frame = frame.with("c" + column, Numbers.of(values));
    }
    return Bins.of(frame, 255).bin(frame);
  }

  static long[] packed(int rows, long seed) {
    var random = RandomStream.of(seed, "packed");
    long[] packed = new long[rows];
    for (int row = 0; row < rows; row++) {
      packed[row] = Packed.of(random.nextInt(2001) - 1000, random.nextInt(500));
    }
    return packed;
  }

  private static long[] plain(BinnedTable table, int[] rows, long[] packed) {
    long[] sums = new long[table.offsets()[table.width()]];
    for (int row : rows) {
      for (int column = 0; column < table.width(); column++) {
        sums[table.offsets()[column] + table.bin(row, column)] += packed[row];
      }
    }
    return sums;
  }

  private static long[] sums(BinnedTable table, Histogram histogram) {
    return Arrays.copyOf(histogram.sums, table.offsets()[table.width()]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13})
  void sums_are_those_of_the_plain_loop(int columns) {
    var table = table(500, columns, columns);
    long[] packed = packed(500, columns);
    int[] rows = Arrays.copyOf(RandomStream.of(columns).permutation(500), 200);
    var some = new Histogram(table.offsets()[columns]);
    var all = new Histogram(table.offsets()[columns]);

    some.add(table, rows, 0, 150, packed);
    some.add(table, rows, 150, 200, packed);
    all.addAll(table, 0, 500, packed);

    assertThat(sums(table, some)).isEqualTo(plain(table, rows, packed));
    assertThat(sums(table, all)).isEqualTo(plain(table, Sampling.range(500), packed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_sibling_is_the_parent_less_the_other_child(long seed) {
    var table = table(400, 5, seed);
    long[] packed = packed(400, seed);
    int[] rows = RandomStream.of(seed).permutation(400);
    var parent = new Histogram(table.offsets()[5]);
    var child = new Histogram(table.offsets()[5]);

    parent.addAll(table, 0, 400, packed);
    child.add(table, rows, 0, 130, packed);
    parent.minus(child, 0, table.offsets()[5]);

    assertThat(sums(table, parent))
        .isEqualTo(plain(table, Arrays.copyOfRange(rows, 130, 400), packed));
  }

  @ParameterizedTest
  @ValueSource(longs = {-7, 0, 12})
  void both_halves_survive_packing(long gradient) {
    long sum = Packed.of(gradient, 9) + Packed.of(-5, 3) - Packed.of(2, 1);

    assertThat(Packed.gradient(sum)).isEqualTo((int) (gradient - 7));
    assertThat(Packed.hessian(sum)).isEqualTo(11);
  }
}
