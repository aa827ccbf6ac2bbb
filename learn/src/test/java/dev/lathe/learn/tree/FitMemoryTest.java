package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitMemoryTest {
  @Test
  void a_fit_says_about_how_much_it_needs() {
    var settings = new GradientBoosting().rounds(100);
    var cause = new OutOfMemoryError("Java heap space");

    var refusal = FitMemory.refusal(settings, 10_000_000, 28, 1, 0, cause);

    assertThat(refusal)
        .hasCause(cause)
        .hasMessageStartingWith(
            "learning from 10,000,000 rows of 28 columns needs about 1,191 MB of memory");
  }
}
