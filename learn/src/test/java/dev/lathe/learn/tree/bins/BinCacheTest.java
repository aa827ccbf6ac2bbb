package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinCacheTest {
  private static Frame frame(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[3000];
    String[] levels = new String[values.length];
    boolean[] answers = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian();
      levels[row] = "level " + random.nextInt(20);
      answers[row] = random.nextInt(2) == 0;
    }
    return Frame.of("x", values).with("c", Categories.of(levels)).with("y", YesNo.of(answers));
  }

  private static double[] ones() {
    double[] ones = new double[3000];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void same(BinnedTable one, BinnedTable other) {
    assertThat(one.bins()).isEqualTo(other.bins());
    for (int column = 0; column < one.width(); column++) {
      assertThat(one.column(column)).isEqualTo(other.column(column));
    }
  }

  @Test
  void a_column_seen_before_is_not_binned_again() {
    var cache = BinCache.of(1 << 20);

    var first = cache.call(() -> Bins.of(frame(1), ones(), 100).bin(frame(1)));
    var again = cache.call(() -> Bins.of(frame(1), ones(), 100).bin(frame(1)));

    for (int column = 0; column < 3; column++) {
      assertThat(again.column(column)).isSameAs(first.column(column));
    }
    same(first, Bins.of(frame(1), ones(), 100).bin(frame(1)));
  }

  @Test
  void other_values_weights_and_numbers_of_bins_are_told_apart() {
    var cache = BinCache.of(1 << 20);
    double[] weights = ones();
    for (int row = 0; row < 1000; row++) weights[row] = 3;
    var changed = frame(1);
    double[] values = changed.numbers("x").toArray();
    values[2999] = 7;
    var other = changed.with("x", Numbers.of(values));

    cache.call(() -> Bins.of(frame(1), ones(), 100).bin(frame(1)));

    same(
        cache.call(() -> Bins.of(frame(2), ones(), 100).bin(frame(2))),
        Bins.of(frame(2), ones(), 100).bin(frame(2)));
    same(
        cache.call(() -> Bins.of(other, ones(), 100).bin(other)),
        Bins.of(other, ones(), 100).bin(other));
    same(
        cache.call(() -> Bins.of(frame(1), weights, 100).bin(frame(1))),
        Bins.of(frame(1), weights, 100).bin(frame(1)));
    same(
        cache.call(() -> Bins.of(frame(1), ones(), 20).bin(frame(1))),
        Bins.of(frame(1), ones(), 20).bin(frame(1)));
  }

  @Test
  void what_was_used_longest_ago_goes_first_when_room_is_short() {
    var cache = BinCache.of(7000);

    var first = cache.call(() -> Bins.of(frame(1), ones(), 100).bin(frame(1)));
    var again = cache.call(() -> Bins.of(frame(1), ones(), 100).bin(frame(1)));

    assertThat(again.column(2)).isNotSameAs(first.column(2));
    same(first, again);
  }
}
