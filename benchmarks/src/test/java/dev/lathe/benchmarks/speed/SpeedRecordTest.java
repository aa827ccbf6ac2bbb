package dev.lathe.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedRecordTest {
  private static final Row FULL =
      new Row(
          new Row.Name("train-10k", "warm", "LightGBM 4.3.0"),
          "s",
          Optional.of(new Ratio(0.2, 0.4, 0.45, 0.55, 9)),
          Optional.of(new Grade("auc", 0.81, 0.8, 0.001, 0.002, 10)),
          Optional.of(new Row.Bar(0.7, 0.4)),
          new Row.Machine("two cores", 0.5),
          "a note");

  @Test
  void the_ratio_is_that_of_the_medians_and_the_spread_that_of_the_pairs() {
    Ratio ratio = Ratio.of(new double[] {1, 2, 9}, new double[] {2, 4, 3});

    assertThat(ratio.value()).isEqualTo(2.0 / 3);
    assertThat(ratio.low()).isEqualTo(0.5);
    assertThat(ratio.high()).isEqualTo(1.75);
  }

  @Test
  void a_grade_is_level_within_the_spread_of_its_seeds() {
    Grade level = Grade.of("auc", new double[] {0.8, 0.82, 0.81}, new double[] {0.81, 0.83, 0.81});
    Grade behind = Grade.of("auc", new double[] {0.7, 0.72, 0.71}, new double[] {0.8, 0.82, 0.81});

    assertThat(level.gain()).isCloseTo(-0.02 / 3, within(1e-12));
    assertThat(level.spread()).isCloseTo(0.02 / Math.sqrt(3), within(1e-12));
    assertThat(level.level()).isTrue();
    assertThat(behind.level()).isFalse();
  }

  @Test
  void a_row_says_how_it_stands_to_its_bar() {
    assertThat(row(0.65).verdict()).isEqualTo("yes");
    assertThat(row(0.3).verdict()).isEqualTo("aim");
    assertThat(row(0.8).verdict()).isEqualTo("NO");
    assertThat(FULL.verdict()).isEqualTo("busy");
  }

  @Test
  void what_was_written_is_read_again(@TempDir Path folder) throws IOException {
    var bare =
        new Row(
            new Row.Name("shap", "warm", "XGBoost 3.0.4"),
            "s",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Row.Machine.NONE,
            "why");
    var record = new SpeedRecord("1.0.0", List.of(FULL, bare));
    Path file = folder.resolve("deep/1.0.0.json");

    SpeedFile.write(record, file);

    assertThat(SpeedFile.read(file)).isEqualTo(record);
  }

  @Test
  void rows_that_lost_more_than_a_tenth_are_named() {
    var earlier = new SpeedRecord("1.0.0", List.of(row(0.5)));

    assertThat(new SpeedRecord("1.1.0", List.of(row(0.54))).lostSince(earlier)).isEmpty();
    assertThat(new SpeedRecord("1.1.0", List.of(row(0.6))).lostSince(earlier))
        .containsExactly("train-10k, warm, against LightGBM 4.6.0: 0.600 was 0.500 (20 % more)");
  }

  @Test
  void a_row_measured_anew_takes_the_place_of_the_old_one() {
    var record = new SpeedRecord("1.0.0", List.of(FULL));

    assertThat(record.with(List.of(row(0.4))).rows()).containsExactly(row(0.4));
  }

  @Test
  void the_table_and_the_page_show_what_is_worse() {
    var record = new SpeedRecord("1.0.0", List.of(row(1.5)));

    assertThat(SpeedTable.line(row(1.5))).contains("train-10k", "1.500", "NO", "a note");
    assertThat(SpeedPage.of(record))
        .contains("- train-10k, warm, against LightGBM 4.6.0: ratio 1.500, the bar is missed");
  }

  @Test
  void a_row_says_on_which_machine_it_was_measured() {
    var other =
        new Row(
            FULL.name(),
            FULL.unit(),
            FULL.ratio(),
            FULL.grade(),
            FULL.bar(),
            new Row.Machine("eight cores", 0),
            "");

    String one = SpeedPage.of(new SpeedRecord("1.0.0", List.of(row(0.5))));
    String two = SpeedPage.of(new SpeedRecord("1.0.0", List.of(row(0.5), other)));

    assertThat(one).contains("Measured on two cores.", "| A | a note |");
    assertThat(two)
        .contains(
            "each row on one: **A** two cores; **B** eight cores.", "| A | a note |", "| B |  |");
  }

  @Test
  void the_page_names_what_is_behind_on_a_busy_machine_and_what_was_not_measured() {
    var busy =
        new Row(
            new Row.Name("load", "load", "LightGBM 4.6.0"),
            "ms",
            Optional.of(new Ratio(0.9, 1, 0.9, 0.9, 9)),
            Optional.empty(),
            Optional.of(new Row.Bar(0.5, 0.4)),
            new Row.Machine("two cores", 1),
            "");
    var expected = List.of(bare("shap", "XGBoost"), bare("load", "LightGBM"));

    var record = new SpeedRecord("1.0.0", List.of(row(0.4), busy)).among(expected);

    assertThat(record.rows()).containsExactly(bare("shap", "XGBoost"), busy, row(0.4));
    assertThat(SpeedPage.of(record))
        .contains("- load, load, against LightGBM 4.6.0: ratio 0.900, the bar is missed (busy)")
        .endsWith("## Not measured\n\n- shap, shap, against XGBoost: not measured\n");
  }

  private static Row bare(String work, String peer) {
    return new Row(
        new Row.Name(work, work, peer),
        "s",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Row.Machine.NONE,
        "not measured");
  }

  private static Row row(double ratio) {
    return new Row(
        new Row.Name("train-10k", "warm", "LightGBM 4.6.0"),
        "s",
        Optional.of(new Ratio(ratio, 1, ratio, ratio, 9)),
        FULL.grade(),
        FULL.bar(),
        new Row.Machine("two cores", 0),
        FULL.note());
  }
}
