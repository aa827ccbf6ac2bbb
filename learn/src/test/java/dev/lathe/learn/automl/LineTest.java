package dev.lathe.learn.automl;

import static dev.lathe.learn.automl.Tables.binary;
import static dev.lathe.learn.automl.Tables.card;
import static dev.lathe.learn.automl.Tables.decision;
import static dev.lathe.learn.automl.Tables.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void moves_the_line_and_shows_what_that_costs() {
    Model model = quick().line(new Line.At(0.3)).run(binary(200)).model();
    assertThat(model.signature().output().threshold()).isEqualTo(0.3);
    Card.Decision decision = decision(model.basis().card(), "threshold");
    assertThat(decision.choice()).isEqualTo("0.3000");
    assertThat(decision.reason())
        .matches(
            "it was told: out of fold precision 0\\.\\d{4}, recall [01]\\.\\d{4}, F1 0\\.\\d{4},"
                + " accuracy 0\\.\\d{4}; at 0\\.5 precision .*; probabilities stay as they are");
  }

  @Test
  void finds_the_best_f1_out_of_fold() {
    Card card = card(quick().line(new Line.BestF1()), binary(200));
    assertThat(decision(card, "threshold").reason()).startsWith("F1 is best there: out of fold");
  }

  @Test
  void notes_one_half_as_told() {
    Card card = card(quick().line(new Line.At(0.5)), binary(200));
    assertThat(decision(card, "threshold").choice()).isEqualTo("0.5000");
    assertThat(decision(card, "threshold").reason()).doesNotContain("at 0.5");
    assertThat(card(quick(), binary(200)).decisions())
        .noneMatch(each -> each.subject().equals("threshold"));
  }

  @Test
  void is_refused_without_two_classes() {
    assertThatThrownBy(() -> quick().line(new Line.BestF1()).run(Tables.regression(120)))
        .hasMessage(
            "a threshold needs two classes and target 'y' is regression; leave out --threshold");
    assertThatThrownBy(() -> quick().line(new Line.At(0.5)).run(Tables.multiclass(120)))
        .hasMessageContaining("target 'y' is multiclass");
  }

  @Test
  void is_named_by_a_number_or_best_f1() {
    assertThat(Line.named("best-f1")).isEqualTo(new Line.BestF1());
    assertThat(Line.named("0.25")).isEqualTo(new Line.At(0.25));
    assertThatThrownBy(() -> Line.named("2")).hasMessageContaining("within 0 and 1");
    assertThatThrownBy(() -> Line.named("high")).hasMessageContaining("got 'high'");
  }
}
