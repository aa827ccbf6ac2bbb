package dev.lathe.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void joined_numbers_are_as_narrow_as_if_made_at_once(long seed) {
    var random = new SplittableRandom(seed);
    double[] all = new double[200];
    double scale = Math.pow(10, random.nextInt(9));
    int kind = random.nextInt(3);
    for (int row = 0; row < all.length; row++) {
      double value = Math.rint(random.nextDouble(-scale, scale));
      if (kind == 1 && random.nextInt(50) == 0) value = value / 4;
      if (kind == 2 && random.nextInt(50) == 0) value = value / 10;
      all[row] = random.nextInt(9) == 0 ? Double.NaN : value;
    }
    List<Numbers> parts = new ArrayList<>();
    for (int from = 0; from < all.length; from += 40) {
      parts.add(Numbers.of(all, from, from + 40));
    }

    Numbers joined = Numbers.join(parts);

    assertThat(joined).isEqualTo(Numbers.of(all));
    assertThat(joined.width()).isEqualTo(Numbers.of(all).width());
  }

  @Test
  void joined_whole_numbers_stay_exact() {
    long big = (1L << 53) + 1;

    Numbers joined = Numbers.join(List.of(Numbers.of(1L, Long.MIN_VALUE), Numbers.of(big)));

    assertThat(joined.text(2)).isEqualTo(Long.toString(big));
    assertThat(joined.missing(1)).isTrue();
    assertThat(joined.width()).isEqualTo(Long.BYTES);
  }

  @Test
  void joined_dates_stay_dates_until_a_time_comes() {
    Times days = Times.ofMicros(Times.DAY, Times.MISSING);
    Times noon = Times.ofMicros(Times.DAY / 2);

    assertThat(Times.join(List.of(days, days)).wholeDays()).isTrue();
    assertThat(Times.join(List.of(days, noon)))
        .isEqualTo(Times.ofMicros(Times.DAY, Times.MISSING, Times.DAY / 2));
  }

  @Test
  void joined_answers_keep_their_order() {
    assertThat(YesNo.join(List.of(YesNo.of(true, null), YesNo.of(false, true))))
        .isEqualTo(YesNo.of(true, null, false, true));
  }
}
