package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private static Object of(String json) {
    return JsonTree.of(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void values_are_as_they_are_written() {
    assertThat(of("{\"a\": [1, 2.50, \"x\", true], \"b\": {}, \"c\": null}"))
        .isEqualTo(Map.of("a", List.of(1L, new BigDecimal("2.50"), "x", true), "b", Map.of()));
    assertThat(of("[NaN]")).isEqualTo(List.of(Double.NaN));
    assertThat(of("99999999999999999999")).isEqualTo(new BigDecimal("99999999999999999999"));
    assertThat(of("[]")).isEqualTo(List.of());
  }

  @Test
  void whole_numbers_alone_are_an_array() {
    assertThat(of("[1, 2, 3, 4, 5, 6, 7, 8, -9]"))
        .isEqualTo(new long[] {1, 2, 3, 4, 5, 6, 7, 8, -9});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,",
        "{\"a\":}",
        "{\"a\": 1, \"a\": 2}",
        "1 2",
        "null",
        "[null]",
        "[1}"
      })
  void what_is_no_sound_document_is_refused(String json) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(IllegalArgumentException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n", "dev.lathe", "fasterxml");
  }

  @Test
  void nesting_is_bounded() {
    assertThatThrownBy(() -> of("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nest");
  }
}
