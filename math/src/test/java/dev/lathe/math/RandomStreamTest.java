package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void the_same_name_gives_the_same_numbers_in_every_release() {
    var random = RandomStream.of(42, "trees", 1, 2);

    assertThat(random.nextLong()).isEqualTo(8058701355809232108L);
    assertThat(random.nextDouble()).isEqualTo(0.37754954529370954);
    assertThat(random.nextGaussian()).isEqualTo(-0.4970662688572003);
  }

  @Test
  void mixing_agrees_with_the_published_splitmix64() {
    // The first two numbers from seed 0 of Vigna's splitmix64.c.
    assertThat(RandomStream.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(RandomStream.mix(0x3C6EF372FE94F82AL)).isEqualTo(0x6E789E6AA1B965F4L);
  }

  @Test
  void different_names_give_different_streams() {
    var firsts = new HashSet<Long>();

    for (long seed = -5; seed < 5; seed++) {
      firsts.add(RandomStream.of(seed).nextLong());
      firsts.add(RandomStream.of(seed, "a").nextLong());
      firsts.add(RandomStream.of(seed, "b").nextLong());
      for (long key = 2; key < 100; key++) {
        firsts.add(RandomStream.of(seed, key).nextLong());
        firsts.add(RandomStream.of(seed, key, 1).nextLong());
        firsts.add(RandomStream.of(seed, 1, key).nextLong());
        firsts.add(RandomStream.of(seed, "a", key).nextLong());
      }
    }

    assertThat(firsts).hasSize(10 * (3 + 98 * 4));
  }

  @Test
  void bounded_numbers_are_even() {
    var random = RandomStream.of(1);
    int[] counts = new int[6];

    for (int draw = 0; draw < 60_000; draw++) {
      counts[random.nextInt(6)]++;
    }

    assertThat(IntStream.of(counts)).allMatch(count -> count > 9_600 && count < 10_400);
    assertThat(IntStream.range(0, 10_000).map(_ -> random.nextInt(Integer.MAX_VALUE)))
        .allMatch(number -> number >= 0);
    assertThatThrownBy(() -> random.nextInt(0)).hasMessage("bound must be 1 or more, got 0");
  }

  @Test
  void uniform_and_normal_numbers_have_their_moments() {
    var random = RandomStream.of(3);
    int draws = 200_000;
    double uniform = 0;
    double normal = 0;
    double square = 0;
    double fourth = 0;

    for (int draw = 0; draw < draws; draw++) {
      uniform += random.nextDouble();
      double z = random.nextGaussian();
      normal += z;
      square += z * z;
      fourth += z * z * z * z;
    }

    assertThat(uniform / draws).isCloseTo(0.5, within(0.003));
    assertThat(normal / draws).isCloseTo(0, within(0.01));
    assertThat(square / draws).isCloseTo(1, within(0.015));
    assertThat(fourth / draws).isCloseTo(3, within(0.1));
  }

  @Test
  void a_permutation_holds_every_number_once_and_all_orders_come_up() {
    var random = RandomStream.of(9);
    var orders = new HashSet<String>();

    for (int draw = 0; draw < 500; draw++) {
      int[] order = random.permutation(4);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
      orders.add("" + order[0] + order[1] + order[2] + order[3]);
    }

    assertThat(orders).hasSize(24);
  }
}
