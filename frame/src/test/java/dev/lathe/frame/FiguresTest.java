package dev.lathe.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
  @Test
  void counts_have_commas_and_figures_have_a_point() {
    assertThat(Figures.count(999)).isEqualTo("999");
    assertThat(Figures.count(-2_400_000)).isEqualTo("-2,400,000");
    assertThat(Figures.figure(0.25, 4)).isEqualTo("0.2500");
    assertThat(Figures.figure(2.5, 0)).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "hi-IN"})
  void figures_are_the_same_in_every_locale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));

      assertThat(Figures.count(2_400)).isEqualTo("2,400");
      assertThat(Figures.figure(1234.5, 1)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
