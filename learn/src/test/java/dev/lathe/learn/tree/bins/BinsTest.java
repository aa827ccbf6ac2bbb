package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinsTest {
  private static NumberBins numbers(double[] values, double[] weights, int most) {
    return (NumberBins) Bins.of(Frame.of("x", Numbers.of(values)), weights, most).column(0);
  }

  private static int[] binned(Frame frame, Bins bins, int column) {
    var table = bins.bin(frame);
    return IntStream.range(0, frame.rows()).map(row -> table.bin(row, column)).toArray();
  }

  @Test
  void few_distinct_values_have_a_bin_each_and_missing_the_next() {
    var frame = Frame.of("x", new double[] {5, 1, Double.NaN, 2, 1, -0.0, 0.0});

    var bins = Bins.of(frame, 255);

    assertThat(bins.column(0).size()).isEqualTo(4);
    assertThat(binned(frame, bins, 0)).containsExactly(3, 1, 4, 2, 1, 0, 0);
    assertThat(((NumberBins) bins.column(0)).threshold(2)).isEqualTo(3.5);
    assertThat(((NumberBins) bins.column(0)).threshold(3)).isInfinite();
  }

  @Test
  void many_values_share_bins_of_about_equal_weight() {
    double[] values =
        Arrays.stream(RandomStream.of(3).permutation(10_000)).asDoubleStream().toArray();
    var frame = Frame.of("x", values);

    var bins = Bins.of(frame, 100);
    int[] counts = new int[101];
    for (int bin : binned(frame, bins, 0)) counts[bin]++;

    assertThat(bins.column(0).size()).isEqualTo(100);
    assertThat(Arrays.copyOf(counts, 100)).containsOnly(100);
  }

  @Test
  void a_heavy_value_ends_its_bin_and_fills_most_of_it() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i % 2 == 0 ? 500 : i).toArray();

    var bins = numbers(values, ones(1000), 16);

    int heavy = bins.bin(500.0);
    assertThat(bins.bin(450.0)).isLessThan(heavy);
    assertThat(bins.bin(501.0)).isGreaterThan(heavy);
    assertThat(bins.size()).isBetween(14, 16);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_weight_is_a_repetition(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[2000];
    double[] weights = new double[2000];
    var repeated = new ArrayList<Double>();
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(900);
      weights[row] = random.nextInt(4);
      for (int i = 0; i < weights[row]; i++) repeated.add(values[row]);
    }
    double[] longer = repeated.stream().mapToDouble(Double::doubleValue).toArray();

    var weighted = numbers(values, weights, 64);

    assertThat(weighted).isEqualTo(numbers(longer, ones(longer.length), 64));
  }

  @Test
  void thresholds_stand_between_neighbouring_values_whatever_they_are() {
    double[] values = {
      -Double.MAX_VALUE,
      Double.MAX_VALUE,
      0,
      Double.MIN_VALUE,
      1,
      Math.nextUp(1.0),
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY
    };

    var bins = numbers(values, ones(values.length), 255);

    double[] sorted = Arrays.stream(values).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) assertThat(bins.bin(sorted[i])).isEqualTo(i);
  }

  @Test
  void levels_are_known_by_name_and_unseen_ones_count_as_missing() {
    var fitted = Frame.of("port", Categories.of("S", "C", null, "Q"));
    var bins = Bins.of(fitted, 255);

    int[] other = binned(Frame.of("port", Categories.of("A", "S", "C", null)), bins, 0);

    assertThat(binned(fitted, bins, 0)).containsExactly(2, 0, 3, 1);
    assertThat(other).containsExactly(3, 2, 0, 3);
  }

  @Test
  void rare_levels_share_the_last_bin() {
    var values = new ArrayList<String>();
    for (int level = 1; level < 10; level++) {
      values.addAll(Collections.nCopies(level == 4 ? 9 : level, "l" + level));
    }
    var column = Categories.of(values.toArray(String[]::new));

    var bins = (CategoryBins) Bins.of(Frame.of("c", column), 4).column(0);

    assertThat(bins.size()).isEqualTo(4);
    assertThat(bins.bin("l4")).isEqualTo(0);
    assertThat(bins.bin("l8")).isEqualTo(1);
    assertThat(bins.bin("l9")).isEqualTo(2);
    assertThat(bins.bin("l7")).isEqualTo(3);
    assertThat(bins.bin("l0")).isEqualTo(4);
  }

  @Test
  void rows_and_columns_hold_the_same_bins_on_any_number_of_threads() {
    var random = RandomStream.of(9);
    double[] values = new double[200_000];
    for (int i = 0; i < values.length; i++) values[i] = random.nextGaussian();
    var frame =
        Frame.of("a", values)
            .with("b", Numbers.of(values))
            .with("c", YesNo.of(new boolean[values.length]));

    var alone = Workers.of(1).call(() -> Bins.of(frame, 255).bin(frame));
    var many = Workers.of(7).call(() -> Bins.of(frame, 255).bin(frame));

    assertThat(many.bins()).isEqualTo(alone.bins());
    int[] rows = IntStream.range(0, 1000).map(row -> row * 199).toArray();
    long[] words = new long[1000];
    many.gather(rows, 0, 1000, 0, 1, words, 1000);
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < 3; column++) {
        assertThat(many.bin(rows[i], column)).isEqualTo(alone.bin(rows[i], column));
        assertThat((int) (words[i] >>> (8 * column)) & 0xFF).isEqualTo(many.bin(rows[i], column));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void rows_read_in_blocks_of_any_size_have_the_same_bins(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[40_000];
    String[] levels = new String[values.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextInt(30) == 0 ? Double.NaN : Math.exp(seed * random.nextGaussian());
      levels[row] = "l" + random.nextInt(300);
    }
    var frame = Frame.of("x", values).with("c", Categories.of(levels));
    var bins = Bins.of(frame, 255);
    byte[] found = new byte[values.length];
    var numbers = Binning.of(bins.column(0), frame.column(0));
    var categories = Binning.of(bins.column(1), frame.column(1));

    for (int from = 0, size = 1; from < found.length; from += size, size = 1 + size * 7 % 5000) {
      numbers.copy(from, Math.min(size, found.length - from), found, from);
    }
    for (int row = 0; row < found.length; row++) {
      assertThat(found[row] & 0xFF).isEqualTo(((NumberBins) bins.column(0)).bin(values[row]));
    }
    for (int from = 0, size = 1; from < found.length; from += size, size = 1 + size * 7 % 5000) {
      categories.copy(from, Math.min(size, found.length - from), found, from);
    }
    for (int row = 0; row < found.length; row++) {
      assertThat(found[row] & 0xFF).isEqualTo(((CategoryBins) bins.column(1)).bin(levels[row]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 40_000})
  void rows_of_two_frames_stand_one_after_the_other(int most) {
    var random = RandomStream.of(most);
    int rows = 5000;
    double[][] values = new double[6][rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 6; column++) {
        values[column][row] = column == 0 || random.nextInt(30) == 0 ? random.nextGaussian() : 2;
      }
    }
    var frame = Frame.of("c", Categories.of("a", "b", null).rows(new int[rows]));
    for (int column = 0; column < 6; column++)
      frame = frame.with("x" + column, Numbers.of(values[column]));
    var all = frame;
    var bins = Bins.of(all, most);
    var first = all.rows(0, 1700);
    var second = all.rows(1700, rows);
    var filled = bins.rows(rows);
    filled.fill(second, 1700);
    filled.fill(first, 0);

    BinnedTable whole = bins.bin(all);
    for (var table :
        new BinnedTable[] {
          bins.bin(first, second),
          BinCache.of(1 << 20).call(() -> bins.bin(first, second)),
          BinCache.of(1 << 20).call(() -> bins.bin(all)),
          filled.table()
        }) {
      for (int column = 0; column < table.width(); column++) {
        assertThat(table.chars(column)).isEqualTo(whole.chars(column));
        assertThat(table.sparse(column)).isEqualTo(whole.sparse(column)).isEqualTo(column != 1);
      }
    }
  }

  @Test
  void categories_never_take_more_bins_than_a_byte_tells_apart() {
    String[] levels = new String[1000];
    for (int row = 0; row < levels.length; row++) levels[row] = "l" + row;

    assertThat(Bins.of(Frame.of("c", Categories.of(levels)), 65_535).column(0).size())
        .isEqualTo(255);
  }

  @Test
  void cut_points_that_do_not_rise_are_refused() {
    assertThatThrownBy(() -> NumberBins.of(1, 1)).hasMessageContaining("must rise");
    assertThatThrownBy(() -> NumberBins.of(Double.NaN)).hasMessageContaining("must rise");
    assertThatThrownBy(() -> NumberBins.of(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("below infinity");
  }

  @Test
  void a_column_of_times_is_refused() {
    var frame = Frame.of("day", Times.of(LocalDate.of(2024, 1, 1)));

    assertThatThrownBy(() -> Bins.of(frame, 255)).hasMessageContaining("prepare it first");
    assertThatThrownBy(() -> Bins.of(frame, 65_536)).hasMessageContaining("2 to 65535");
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }
}
