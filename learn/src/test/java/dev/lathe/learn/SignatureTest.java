package dev.lathe.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Schema;
import dev.lathe.frame.YesNo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private final Schema inputs =
      new Schema(
          List.of(
              new Field("age", ColumnType.NUMBERS),
              new Field("zip", ColumnType.CATEGORIES),
              new Field("member", ColumnType.YES_NO),
              new Field("since", ColumnType.TIME)));
  private final Signature signature =
      new Signature(inputs, new Output("y", TaskKind.REGRESSION, List.of()));

  @Test
  void columns_come_in_any_order_and_others_are_ignored() {
    var frame =
        Frame.of("extra", new double[] {1})
            .with("since", Categories.of("2020-02-01"))
            .with("member", Numbers.of(1))
            .with("zip", Numbers.of(8001))
            .with("age", YesNo.of(true));

    var aligned = signature.align(frame);

    assertThat(aligned.schema()).isEqualTo(inputs);
    assertThat(aligned.categories("zip").text(0)).isEqualTo("8001");
    assertThat(aligned.column("member").text(0)).isEqualTo("yes");
    assertThat(aligned.column("since").text(0)).isEqualTo("2020-02-01");
    assertThat(aligned.numbers("age").at(0)).isEqualTo(1);
  }

  @Test
  void every_missing_column_is_named() {
    var frame = Frame.of("age", new double[] {1}).with("zip", Categories.of("a"));

    assertThatThrownBy(() -> signature.align(frame))
        .hasMessage("columns 'member', 'since' are missing; the model needs them");
  }

  @Test
  void a_value_that_does_not_fit_is_named_with_its_row() {
    var frame =
        Frame.of("age", Categories.of("31", "old"))
            .with("zip", Categories.of("a", "b"))
            .with("member", YesNo.of(true, false))
            .with("since", Categories.of(new String[] {null, null}));

    assertThatThrownBy(() -> signature.align(frame))
        .hasMessage("column 'age' held numbers when the model learned; row 2 holds 'old'");
  }

  @Test
  void a_row_is_a_map_of_java_values_and_null_is_missing() {
    Map<String, Object> row = new HashMap<>();
    row.put("age", 31);
    row.put("zip", 8001);
    row.put("member", null);
    row.put("since", LocalDate.of(2020, 2, 1));

    var aligned = Alignment.of(inputs, row);

    assertThat(aligned.numbers("age").at(0)).isEqualTo(31);
    assertThat(aligned.categories("zip").text(0)).isEqualTo("8001");
    assertThat(aligned.column("member").missing(0)).isTrue();
    assertThat(aligned.column("since").text(0)).isEqualTo("2020-02-01");
  }

  @Test
  void a_column_of_missing_values_suits_every_type() {
    double[] nothing = new double[2];
    Arrays.fill(nothing, Double.NaN);
    var frame = Frame.of("age", nothing);
    for (String name : List.of("zip", "member", "since")) {
      frame = frame.with(name, Numbers.of(nothing));
    }

    assertThat(signature.align(frame).schema()).isEqualTo(inputs);
  }
}
