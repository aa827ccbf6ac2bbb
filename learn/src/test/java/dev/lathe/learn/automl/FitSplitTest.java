package dev.lathe.learn.automl;

import static dev.lathe.learn.automl.Tables.TARGET;
import static dev.lathe.learn.automl.Tables.binary;
import static dev.lathe.learn.automl.Tables.card;
import static dev.lathe.learn.automl.Tables.decision;
import static dev.lathe.learn.automl.Tables.quick;
import static dev.lathe.learn.automl.Tables.regression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitSplitTest {
  private static final Roles ROLES = new Roles(TARGET);

  /// Twelve groups of ten rows each, one after another.
  private static Numbers groups() {
    return Numbers.of(IntStream.range(0, 120).map(row -> row / 10).asDoubleStream().toArray());
  }

  @Test
  void holds_a_fifth_out_stratified() {
    Card card = card(quick(), binary(200));
    var split = card.split().orElseThrow();
    assertThat(split.learning()).isEqualTo(160);
    assertThat(split.testing()).isEqualTo(40);
    assertThat(split.how()).contains("stratified");
    assertThat(card.evidence().test().orElseThrow().rows()).isEqualTo(40);
  }

  @Test
  void never_divides_a_group() {
    Frame frame = regression(120).with(TARGET, groups()).with("g", groups());
    Card card = card(quick().roles(ROLES.group("g")), frame);
    Evaluation test = card.evidence().test().orElseThrow();
    assertThat(test.points().stream().map(Evaluation.Point::actual).distinct().count() * 10)
        .isEqualTo(test.rows());
  }

  @Test
  void scores_on_the_latest_rows() {
    Frame frame = regression(100).with("t", Tables.days(100));
    double[] later = Tables.scores(100);
    for (int row = 80; row < 100; row++) {
      later[row] += 1000;
    }
    Card card = card(quick().roles(ROLES.time("t")), frame.with(TARGET, Numbers.of(later)));
    assertThat(card.evidence().test().orElseThrow().points())
        .hasSize(20)
        .allMatch(point -> point.actual() > 900);
  }

  @Test
  void divides_by_columns_that_are_dropped_and_does_not_show_them() {
    Frame frame =
        regression(120)
            .with("g", groups())
            .with("t", Tables.days(120))
            .with("w", Numbers.of(ones()));
    Fit fit = quick().roles(ROLES.group("g").time("t").weights("w")).drop("g", "t", "w");
    Model model = fit.run(frame).model();
    assertThat(model.signature().inputs().names()).containsExactly("a", "b");
    assertThat(model.basis().card().split().orElseThrow().how()).contains("latest");
    Frame without = regression(120);
    assertThat(model.predict(without).rows()).isEqualTo(120);
    Card separate = fit.run(frame, Optional.of(without), RunListener.NONE).model().basis().card();
    assertThat(separate.split().orElseThrow().testing()).isEqualTo(120);
  }

  @Test
  void divides_by_a_time_that_is_set_aside() {
    double[] rising = IntStream.range(0, 120).mapToDouble(row -> row).toArray();
    Frame frame = regression(120).with("t", Numbers.of(rising)).with(TARGET, Numbers.of(rising));
    Model model = quick().roles(ROLES.time("t")).run(frame).model();
    assertThat(decision(model.basis().card(), "set aside").choice()).isEqualTo("t");
    assertThat(model.signature().inputs().names()).containsExactly("a", "b");
    assertThat(model.basis().card().evidence().test().orElseThrow().points())
        .allMatch(point -> point.actual() >= 96);
  }

  @Test
  void scores_on_a_file_of_its_own_and_counts_its_rows_without_a_target() {
    double[] values = Tables.scores(50);
    values[0] = Double.NaN;
    Frame test = Tables.inputs(50).with(TARGET, Numbers.of(values));
    Card card =
        quick().run(regression(120), Optional.of(test), RunListener.NONE).model().basis().card();
    var split = card.split().orElseThrow();
    assertThat(split.learning()).isEqualTo(120);
    assertThat(split.testing()).isEqualTo(49);
    assertThat(split.refitted()).isFalse();
    assertThat(decision(card, "rows to score on without a target").choice())
        .isEqualTo("1 left out");
  }

  @Test
  void gives_the_target_no_second_role() {
    assertThatThrownBy(() -> ROLES.group(TARGET))
        .hasMessageContaining("column 'y' is the target and cannot be the group column too");
    assertThatThrownBy(() -> ROLES.time(TARGET)).hasMessageContaining("time column");
    assertThatThrownBy(() -> ROLES.weights(TARGET)).hasMessageContaining("weights column");
  }

  private static double[] ones() {
    double[] ones = new double[120];
    Arrays.fill(ones, 1);
    return ones;
  }
}
