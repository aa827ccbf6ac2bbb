package dev.lathe.learn.automl;

import static dev.lathe.learn.automl.Tables.TARGET;
import static dev.lathe.learn.automl.Tables.binary;
import static dev.lathe.learn.automl.Tables.boosting;
import static dev.lathe.learn.automl.Tables.card;
import static dev.lathe.learn.automl.Tables.decision;
import static dev.lathe.learn.automl.Tables.multiclass;
import static dev.lathe.learn.automl.Tables.quick;
import static dev.lathe.learn.automl.Tables.regression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void reads_the_kind_off_the_target_and_says_why() {
    assertThat(decision(card(quick(), binary(120)), "kind"))
        .isEqualTo(new Card.Decision("kind", "binary", "it has two distinct values", "--kind"));
    assertThat(decision(card(quick(), multiclass(120)), "kind").choice()).isEqualTo("multiclass");
    assertThat(decision(card(quick(), regression(120)), "kind").choice()).isEqualTo("regression");
  }

  @Test
  void counts_only_when_told() {
    double[] counts = IntStream.range(0, 120).mapToDouble(row -> row % 4).toArray();
    Frame frame = Tables.inputs(120).with(TARGET, Numbers.of(counts));
    assertThat(decision(card(quick(), frame), "kind").choice()).isEqualTo("multiclass");
    Card told = card(quick().choice(boosting().kind(TaskKind.COUNT)), frame);
    assertThat(decision(told, "kind").choice()).isEqualTo("count");
    assertThat(decision(told, "kind").reason()).isEqualTo("it was told");
  }

  @Test
  void takes_yes_for_the_positive_class_unless_told() {
    assertThat(decision(card(quick(), binary(120)), "positive class").choice()).isEqualTo("yes");
    Card told = card(quick().choice(boosting().positive("no")), binary(120));
    assertThat(decision(told, "positive class").choice()).isEqualTo("no");
  }

  @Test
  void leaves_rows_without_a_target_out_and_counts_them() {
    double[] values = Tables.scores(120);
    values[3] = Double.NaN;
    values[70] = Double.NaN;
    Card card = card(quick(), Tables.inputs(120).with(TARGET, Numbers.of(values)));
    assertThat(decision(card, "rows without a target").choice()).isEqualTo("2 left out");
  }

  @Test
  void sets_constants_identifiers_and_leaks_aside_and_brings_them_back() {
    double[] doubled = Arrays.stream(Tables.scores(120)).map(value -> 2 * value + 1).toArray();
    Frame frame =
        regression(120)
            .with("same", Numbers.of(new double[120]))
            .with("id", Numbers.of(IntStream.range(0, 120).mapToDouble(row -> row).toArray()))
            .with("twice", Numbers.of(doubled));
    Model model = quick().run(frame).model();
    assertThat(model.signature().inputs().names()).containsExactly("a", "b");
    assertThat(model.basis().card().decisions())
        .filteredOn(each -> each.subject().equals("set aside"))
        .extracting(Card.Decision::choice)
        .containsExactly("same", "id", "twice");
    var keep = new Columns(Set.of("b"), Set.of("same", "id", "twice"));
    assertThat(quick().columns(keep).run(frame).model().signature().inputs().names())
        .containsExactly("a", "same", "id", "twice");
  }

  @Test
  void ships_a_model_of_all_rows_unless_told() {
    var split = card(quick(), binary(200)).split().orElseThrow();
    assertThat(split.refitted()).isTrue();
    Model scored = quick().shipped(Shipped.NONE).run(binary(200)).model();
    assertThat(scored.basis().card().split().orElseThrow().refitted()).isFalse();
    assertThat(decision(scored.basis().card(), "shipped model").reason()).isEqualTo("it was told");
  }

  @Test
  void ranks_by_the_metric_of_the_kind_unless_told() {
    assertThat(card(quick(), binary(120)).leaderboard().getFirst().score().name()).isEqualTo("auc");
    Card told = card(quick().choice(boosting().metric(Metric.BRIER)), binary(120));
    assertThat(told.leaderboard().getFirst().score().name()).isEqualTo("brier");
    assertThatThrownBy(() -> quick().choice(boosting().metric(Metric.RMSE)).run(binary(120)))
        .hasMessageContaining("score 'rmse' does not suit a binary task");
  }

  @Test
  void lets_only_the_learner_that_is_told_compete_beside_the_baseline() {
    Card card = card(quick(), binary(120));
    assertThat(card.leaderboard())
        .extracting(Card.Entrant::name)
        .containsExactlyInAnyOrder("gradient-boosting", "baseline");
    assertThat(decision(card, "candidates").reason()).isEqualTo("the learner was told");
  }

  @Test
  void tells_what_the_learner_decided_itself() {
    var choice = new Choice().learner("random-forest", Map.of("trees", "8"));

    Card card = card(quick().choice(choice), regression(120));

    assertThat(decision(card, "columns of a split").choice()).isEqualTo("1 of 2");
    assertThat(decision(card, "rows of a leaf").choice()).isEqualTo("2 or more");
  }

  @Test
  void gives_the_same_bytes_on_any_number_of_threads() {
    Fit fit = quick().seed(5);
    Frame frame = binary(200);
    List<byte[]> files =
        List.of(1, 2, 7).stream()
            .map(threads -> {
              try (Workers workers = Workers.of(threads)) {
                return workers.call(() -> ModelFile.bytes(fit.run(frame).model().whole()));
              }
            })
            .toList();
    assertThat(files.get(1)).isEqualTo(files.getFirst());
    assertThat(files.get(2)).isEqualTo(files.getFirst());
    byte[] other = ModelFile.bytes(fit.seed(6).run(frame).model().whole());
    assertThat(other).isNotEqualTo(files.getFirst());
  }

  @Test
  void warns_of_a_single_row_of_a_class_and_of_infinities_and_repeats() {
    String[] classes = new String[120];
    for (int row = 0; row < 120; row++) {
      classes[row] = row == 7 ? "rare" : row % 2 == 0 ? "x" : "z";
    }
    double[] values = Tables.noise(120, 1);
    values[4] = Double.POSITIVE_INFINITY;
    Frame frame =
        Frame.of("a", values).with(TARGET, Categories.of(classes)).with("t", Tables.days(120));
    assertThat(card(quick(), frame).warnings())
        .anyMatch(each -> each.startsWith("class 'rare' has a single row"))
        .anyMatch(each -> each.startsWith("column 'a' has 1 infinite value"))
        .anyMatch(each -> each.contains("say --time-column t"));
    int[] repeated = IntStream.range(0, 150).map(row -> row % 120).toArray();
    assertThat(card(quick(), binary(120).rows(repeated)).warnings())
        .anyMatch(each -> each.startsWith("30 rows repeat an earlier row"));
  }

  @Test
  void refuses_what_nothing_can_be_learned_from() {
    Frame same = Frame.of("a", new double[6]).with(TARGET, Numbers.of(Tables.scores(6)));
    assertThatThrownBy(() -> quick().run(binary(1)))
        .hasMessageContaining("has a single row; learning needs two or more");
    Frame pair = Frame.of("a", new double[] {1, 2}).with(TARGET, Numbers.of(1.0, 2.0));
    assertThatThrownBy(() -> quick().run(pair))
        .hasMessage(
            "2 rows with a target are too few to learn from and to score on; give 10 or more");
    assertThatThrownBy(() -> quick().run(same))
        .hasMessage("every column is constant; there is nothing to learn from");
    assertThatThrownBy(() -> quick().drop(TARGET).run(binary(120)))
        .hasMessage("column 'y' is the target and cannot be dropped");
    assertThatThrownBy(() -> quick().drop("a", "b").run(binary(120)))
        .hasMessage("there is no column beside the target 'y' to learn from");
  }

  @Test
  void columns_that_constraints_name_are_looked_for_before_anything_is_learned() {
    Frame frame = binary(120).with("when", Tables.days(120));
    List<String> done = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void metric(String name, long step, double value) {
            done.add(name);
          }
        };

    assertThatThrownBy(() -> constrained("monotone", "+nowhere").run(frame, none(), listener))
        .hasMessageStartingWith(
            "monotone names column 'nowhere', which is not among the columns learned from: a, ");
    assertThatThrownBy(() -> constrained("interactions", "a;when").run(frame, none(), listener))
        .hasMessageStartingWith("interactions names column 'when', which is not among");
    assertThat(done).isEmpty();
    constrained("monotone", "+a;-when.days").run(frame, none(), listener);
    assertThat(done).isNotEmpty();
  }

  private static Optional<Frame> none() {
    return Optional.empty();
  }

  private static Fit constrained(String key, String value) {
    var choice = new Choice().learner("gradient-boosting", Map.of("trees", "5", key, value));
    return quick().choice(choice);
  }
}
