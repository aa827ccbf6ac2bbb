package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookoutTest {
  @Test
  void it_goes_on_for_a_while_and_then_no_more() {
    var lookout = new Lookout();
    int looks = 0;
    while (lookout.goesOn()) looks++;

    assertThat(looks).isGreaterThanOrEqualTo(500);
    assertThat(lookout.goesOn()).isFalse();
  }
}
