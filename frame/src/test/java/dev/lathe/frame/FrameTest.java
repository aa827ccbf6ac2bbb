package dev.lathe.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
  enum Port {
    CHERBOURG,
    SOUTHAMPTON
  }

  record Passenger(
      String name, int age, Optional<Double> fare, Port port, boolean adult, LocalDate booked) {}

  private final Frame frame =
      Frame.of("age", new double[] {22, 38, 26}).with("port", Categories.of("S", "C", null));

  @Test
  void records_become_columns_by_component() {
    var made =
        Frame.from(
            List.of(
                new Passenger(
                    "Ann", 22, Optional.of(7.25), Port.SOUTHAMPTON, true, LocalDate.of(1912, 4, 1)),
                new Passenger(
                    "Bob", 4, Optional.empty(), Port.CHERBOURG, false, LocalDate.of(1912, 4, 2))));

    assertThat(made.names()).containsExactly("name", "age", "fare", "port", "adult", "booked");
    assertThat(made.numbers("age").toArray()).containsExactly(22, 4);
    assertThat(made.column("fare").missing(1)).isTrue();
    assertThat(made.categories("port").levels()).containsExactly("CHERBOURG", "SOUTHAMPTON");
    assertThat(made.column("adult")).isEqualTo(YesNo.of(true, false));
    assertThat(made.column("booked").text(1)).isEqualTo("1912-04-02");
  }

  @Test
  void a_map_of_lists_and_arrays_becomes_columns_in_its_order() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("b", List.of(1, 2, 3));
    columns.put("a", new int[] {4, 5, 6});
    columns.put("c", Arrays.asList("x", null, "y"));

    var made = Frame.of(columns);

    assertThat(made.names()).containsExactly("b", "a", "c");
    assertThat(made.numbers("a").at(2)).isEqualTo(6);
    assertThat(made.column("c").missing(1)).isTrue();
  }

  @Test
  void a_name_that_is_not_there_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> frame.column("agee"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column is named 'agee'; there are age, port");
  }

  @Test
  void names_are_not_blank_and_do_not_repeat_and_lengths_agree() {
    var two = Numbers.of(1.0, 2.0);

    assertThatThrownBy(() -> Frame.of(List.of("a", "a"), List.of(two, two)))
        .hasMessage("two columns are named 'a'");
    assertThatThrownBy(() -> Frame.of(List.of(" "), List.of(two))).hasMessageContaining("blank");
    assertThatThrownBy(() -> frame.with("short", two))
        .hasMessage("column 'short' has 2 rows, the first column has 3");
  }

  @Test
  void selected_rows_keep_the_origin_of_the_whole() {
    var part = frame.rows(new int[] {2, 0, 0});

    assertThat(part.numbers("age").toArray()).containsExactly(26, 22, 22);
    assertThat(part.origin()).isEqualTo(frame.origin());
    assertThat(part.origin().rows()).isEqualTo(3);
  }

  @Test
  void the_hash_tells_values_and_not_widths() {
    var wide = Frame.of("x", Numbers.of(1.0, 2.0, 1e300).rows(0, 2));
    var narrow = Frame.of("x", Numbers.of(1.0, 2.0));

    assertThat(wide.numbers("x").width()).isEqualTo(8);
    assertThat(narrow.numbers("x").width()).isEqualTo(1);
    assertThat(Fingerprint.of(wide)).isEqualTo(Fingerprint.of(narrow));
    assertThat(Fingerprint.of(narrow))
        .isNotEqualTo(Fingerprint.of(Frame.of("y", Numbers.of(1.0, 2.0))));
  }

  @Test
  void any_change_of_a_value_changes_the_hash() {
    var hashes = new java.util.HashSet<String>();
    var texts = new String[] {"a", "b", null, "", "c"};
    for (int row = 0; row < 5; row++) {
      double[] numbers = {1, 2, Double.NaN, 4, 5};
      String[] words = texts.clone();
      var answers = new Boolean[] {true, false, null, true, true};
      numbers[row] = row == 2 ? 0 : -numbers[row];
      words[row] = "d";
      answers[row] = row == 2;
      hashes.add(Fingerprint.of(Frame.of("x", Numbers.of(numbers))));
      hashes.add(Fingerprint.of(Frame.of("x", Texts.of(words))));
      hashes.add(Fingerprint.of(Frame.of("x", Categories.of(words))));
      hashes.add(Fingerprint.of(Frame.of("x", YesNo.of(answers))));
    }

    assertThat(hashes).hasSize(20).allMatch(hash -> hash.matches("mix128:[0-9a-f]{32}"));
  }

  @Test
  void levels_that_no_row_has_do_not_change_the_hash() {
    var all = Categories.of("a", "b", "c");

    assertThat(Fingerprint.of(all.rows(1, 3))).isEqualTo(Fingerprint.of(Categories.of("b", "c")));
  }

  @Test
  void what_is_derived_keeps_the_origin() {
    var frame = Frame.of("x", new double[] {1, 2});

    var derived = frame.derived(List.of("y"), List.of(Numbers.of(3, 4)));

    assertThat(derived.names()).containsExactly("y");
    assertThat(derived.origin()).isEqualTo(frame.origin());
  }
}
