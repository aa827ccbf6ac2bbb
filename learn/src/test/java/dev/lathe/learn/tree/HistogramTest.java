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

  private static long[][] plain(BinnedTable table, int[] columns, int[] rows, long[] packed) {
    long[][] sums = new long[table.width()][256];
    for (int column : columns) {
      for (int row : rows) sums[column][table.bin(row, column)] += packed[row];
    }
    return sums;
  }

  /// The sums of a table's rows by the loops that training uses.
  static Histogram histogram(BinnedTable table, int[] columns, int[] rows, long[] packed) {
    var layout = new HistogramLayout(table);
    var histogram = new Histogram(layout);
    var loops = new HistogramLoops(table, layout, columns);
    var scratch = new HistogramLoops.Scratch(table);
    loops.add(histogram, rows, 0, rows.length / 3, packed, scratch);
    loops.add(histogram, rows, rows.length / 3, rows.length, packed, scratch);
    loops.complete(histogram, Arrays.stream(rows).mapToLong(row -> packed[row]).sum());
    return histogram;
  }

  private static long[][] sums(BinnedTable table, Histogram histogram) {
    long[][] sums = new long[table.width()][256];
    for (int column = 0; column < table.width(); column++) {
      int size = table.bins().column(column).size() + 1;
      System.arraycopy(histogram.of(column), histogram.offset(column), sums[column], 0, size);
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 75})
  void sums_are_those_of_the_plain_loop(int columns) {
    var table = table(2000, columns, columns);
    long[] packed = packed(2000, columns);
    int[] rows = Arrays.copyOf(RandomStream.of(columns).permutation(2000), 1700);
    int[] all = Sampling.range(columns);
    int[] some = Arrays.stream(all).filter(column -> column % 5 != 1).toArray();

    assertThat(sums(table, histogram(table, all, rows, packed)))
        .isDeepEqualTo(plain(table, all, rows, packed));
    long[][] found = sums(table, histogram(table, some, rows, packed));
    long[][] wanted = plain(table, some, rows, packed);
    for (int column : some) assertThat(found[column]).isEqualTo(wanted[column]);
  }

  /// Some columns of which nearly all rows have one value, among others.
  static Frame sparse(int rows, int columns, long seed) {
    var random = RandomStream.of(seed);
    var frame = Frame.of("dense", new double[rows]);
    for (int column = 0; column < columns; column++) {
      double[] values = new double[rows];
      int once = column % 3 == 0 ? 2 : 20;
      for (int row = 0; row < rows; row++) {
        values[row] = column % 4;
        if (random.nextInt(once) == 0) values[row] = random.nextInt(300) - 50;
        if (random.nextInt(200) == 0) values[row] = Double.NaN;
      }
      frame = frame.with("c" + column, Numbers.of(values));
    }
    return frame;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sums_of_sparse_columns_are_those_of_the_plain_loop(long seed) {
    var frame = sparse(3000, 20, seed);
    var table = Bins.of(frame, 255).bin(frame);
    long[] packed = packed(3000, seed);
    int[] rows = Arrays.copyOf(RandomStream.of(seed).permutation(3000), 1234);
    int[] all = Sampling.range(table.width());

    assertThat(table.sparse()).isPresent();
    assertThat(table.words()).isEqualTo(1);
    assertThat(sums(table, histogram(table, all, rows, packed)))
        .isDeepEqualTo(plain(table, all, rows, packed));
    for (int column = 0; column < table.width(); column++) {
      byte[] bytes = table.column(column);
      for (int row = 0; row < 3000; row += 7) {
        assertThat(bytes[row] & 0xFF).isEqualTo(table.bin(row, column));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_sibling_is_the_parent_less_the_other_child(long seed) {
    var table = table(400, 5, seed);
    long[] packed = packed(400, seed);
    int[] rows = RandomStream.of(seed).permutation(400);
    int[] all = Sampling.range(5);
    var parent = histogram(table, all, rows, packed);

    parent.minus(histogram(table, all, Arrays.copyOf(rows, 130), packed));

    assertThat(sums(table, parent))
        .isDeepEqualTo(plain(table, all, Arrays.copyOfRange(rows, 130, 400), packed));
  }

  @ParameterizedTest
  @ValueSource(longs = {-7, 0, 12})
  void both_halves_survive_packing(long gradient) {
    long sum = Packed.of(gradient, 9) + Packed.of(-5, 3) - Packed.of(2, 1);

    assertThat(Packed.gradient(sum)).isEqualTo((int) (gradient - 7));
    assertThat(Packed.hessian(sum)).isEqualTo(11);
  }
}
