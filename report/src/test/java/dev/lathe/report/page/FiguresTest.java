package dev.lathe.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void numbers_have_as_many_digits_as_carry_something() {
    assertThat(Figures.number(47_519.6)).isEqualTo("47,520");
    assertThat(Figures.number(43.518)).isEqualTo("43.52");
    assertThat(Figures.number(0.0123456)).isEqualTo("0.01235");
    assertThat(Figures.number(2)).isEqualTo("2");
    assertThat(Figures.number(0)).isEqualTo("0");
    assertThat(Figures.number(-0.5)).isEqualTo("-0.5");
    assertThat(Figures.number(1.2e-9)).isEqualTo("1.20e-09");
    assertThat(Figures.number(Double.NaN)).isEqualTo("–");
  }

  @Test
  void shares_sizes_and_times_have_their_units() {
    assertThat(Figures.percent(0.7909)).isEqualTo("79.1\u202f%");
    assertThat(Figures.percent(1)).isEqualTo("100\u202f%");
    assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
    assertThat(Figures.bytes(204)).isEqualTo("204 B");
    assertThat(Figures.bytes(48_211)).isEqualTo("48.2 kB");
    assertThat(Figures.bytes(999_999_999)).isEqualTo("1.0 GB");
    assertThat(Figures.seconds(0.038)).isEqualTo("38 ms");
    assertThat(Figures.seconds(4.217)).isEqualTo("4.2 s");
    assertThat(Figures.seconds(185)).isEqualTo("3 min 5 s");
    assertThat(Figures.micros(0.83)).isEqualTo("0.8 µs");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(2201, "row")).isEqualTo("2,201 rows");
  }

  @Test
  void scores_have_the_digits_of_their_metric() {
    assertThat(Figures.score("auc", 0.76312)).isEqualTo("0.7631");
    assertThat(Figures.score("rmse", 54.3214)).isEqualTo("54.321");
    assertThat(Figures.score("rmse", 47_519.6)).isEqualTo("47,520");
    assertThat(Figures.score("of-tomorrow", 0.5)).isEqualTo("0.5");
  }

  @Test
  void java_strings_are_written_as_java_does() {
    assertThat(Usage.literal("a \"b\" \\ c\n")).isEqualTo("\"a \\\"b\\\" \\\\ c\\n\"");
  }
}
