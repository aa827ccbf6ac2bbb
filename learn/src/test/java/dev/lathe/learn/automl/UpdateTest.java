package dev.lathe.learn.automl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.baseline.Baseline;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.BoostedTrees;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.Objective;
import dev.lathe.learn.tree.loss.LossName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private static final GradientBoosting QUICK = new GradientBoosting().rounds(10);
  private static final Map<String, String> FIVE = Map.of("trees", "5", "patience", "0");

  @Test
  void the_card_names_the_former_model_and_its_scores() {
    Frame frame = Tables.binary(400);
    Model before = QUICK.fit(Task.of(frame.rows(0, 200), Tables.TARGET));

    var later = new Origin("later", "sha256:2", 200, Origin.Nature.MEASURED);

    Card card = Update.of(before).more(FIVE).run(frame.rows(200, 400).origin(later)).model().card();

    Card.Former former = card.provenance().former().orElseThrow();
    assertThat(former.model()).startsWith("sha256:");
    assertThat(former.data()).isEqualTo(before.card().data());
    assertThat(card.evidence().former().orElseThrow().rows()).isEqualTo(40);
    assertThat(card.split().orElseThrow().refitted()).isTrue();
    assertThat(card.warnings()).isEmpty();
    assertThat(card.data()).isEqualTo(later.nature(Origin.Nature.UNKNOWN));
  }

  @Test
  void the_card_is_saved_with_the_model() {
    Frame frame = Tables.binary(300);
    Model before = QUICK.fit(Task.of(frame, Tables.TARGET));

    Model after = Update.of(before).leaves(0.5).run(frame).model();

    assertThat(Model.of(ModelFile.bytes(after.whole())).card()).isEqualTo(after.card());
  }

  @Test
  void quantiles_stay() {
    Frame frame = Tables.regression(400);
    var learner = QUICK.objective(new Objective().loss(LossName.QUANTILE));
    Model before = learner.fit(Task.of(frame, Tables.TARGET));

    Model after = Update.of(before).more(FIVE).run(frame).model();

    assertThat(after.signature()).isEqualTo(before.signature());
    assertThat(after.predict(frame).rows()).isEqualTo(400);
  }

  @Test
  void groups_and_offsets_stay_those_of_the_model() {
    double[] groups = new double[400];
    Arrays.setAll(groups, row -> row % 40);
    Frame ranked = Tables.regression(400).with("group", Numbers.of(groups));
    double[] relevance = new double[400];
    double[] y = ranked.numbers(Tables.TARGET).toArray();
    Arrays.setAll(relevance, row -> y[row] > 0 ? 2 : 0);
    ranked = ranked.without(List.of(Tables.TARGET)).with("y", Numbers.of(relevance));
    var choice =
        new Choice().kind(TaskKind.RANKING).learner("gradient-boosting", Map.of("trees", "8"));
    var roles = new Roles("y").group("group");
    Model before = new Fit("y").roles(roles).choice(choice).run(ranked).model();

    Model after = Update.of(before).run(ranked).model();

    assertThat(after.signature()).isEqualTo(before.signature());
    assertThat(after.card().evidence().test().orElseThrow().scores().getFirst().name())
        .isEqualTo("ndcg");
  }

  @Test
  void where_no_round_helps_the_model_stays_and_it_is_said() {
    Frame frame = Tables.regression(60);
    Model before = new GradientBoosting().rounds(300).fit(Task.of(frame, Tables.TARGET));

    Model after = Update.of(before).run(frame.rows(0, 30)).model();

    assertThat(((BoostedTrees) after).trees()).isEqualTo(((BoostedTrees) before).trees());
    assertThat(after.card().warnings()).anyMatch(warning -> warning.contains("no further round"));
  }

  @Test
  void what_the_model_says_cannot_be_told_otherwise() {
    Model model = QUICK.fit(Task.of(Tables.binary(100), Tables.TARGET));
    Update update = Update.of(model);

    assertThatThrownBy(() -> update.asking(fit -> fit.choice(new Choice().kind(TaskKind.COUNT))))
        .hasMessageContaining("the model says what is predicted");
    assertThatThrownBy(() -> update.asking(_ -> new Fit("a")))
        .hasMessageContaining("the model's target is 'y' and not 'a'");
    assertThatThrownBy(() -> update.asking(fit -> fit.line(new Line.BestF1())))
        .hasMessageContaining("give a number");
    assertThatThrownBy(() -> update.leaves(1.5)).hasMessageContaining("keep");
    Model other = new Baseline().fit(Task.of(Tables.binary(100), Tables.TARGET));
    assertThatThrownBy(() -> Update.of(other))
        .hasMessageContaining("a model of baseline cannot be gone on from");
  }

  @Test
  void rows_in_parts_give_a_scored_model_with_quantiles() {
    Frame frame = Tables.regression(2000);
    var choice =
        new Choice().learner("gradient-boosting", Map.of("trees", "10", "loss", "quantile"));

    var fitted =
        new Fit(Tables.TARGET)
            .choice(choice)
            .run(RowSource.of(frame, 300), Optional.empty(), RunListener.NONE);

    Card card = fitted.model().card();
    Card.Split split = card.split().orElseThrow();
    assertThat(split.learning() + split.testing()).isEqualTo(2000);
    assertThat(split.refitted()).isTrue();
    assertThat(card.evidence().test().orElseThrow().rows()).isEqualTo(split.testing());
    assertThat(fitted.model().signature().output().quantiles()).hasSize(3);
  }
}
