package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.actions.data.VouchForRows;
import dev.lathe.actions.registry.Noted;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.PromoteVersion;
import dev.lathe.actions.registry.RegisterModel;
import dev.lathe.actions.serve.AnswerRow;
import dev.lathe.actions.serve.AnswerRows;
import dev.lathe.actions.serve.DeployVersions;
import dev.lathe.actions.serve.FollowStage;
import dev.lathe.actions.serve.ListPredictions;
import dev.lathe.actions.serve.OfDeployment;
import dev.lathe.actions.serve.PostTruth;
import dev.lathe.actions.serve.PostTruths;
import dev.lathe.actions.serve.RetireDeployment;
import dev.lathe.actions.serve.RollBackDeployment;
import dev.lathe.actions.serve.ShowDeployment;
import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.learn.Task;
import dev.lathe.learn.linear.LogisticRegression;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Versions answer through the gateway, and what they answered is on record.
abstract class ServeContract extends ActionsSuite {
  private static final OfModel CHURN = new OfModel("default", "churn");
  private static final OfDeployment LIVE = new OfDeployment("default", "live");

  @BeforeEach
  void versions() {
    register(true, Nature.MEASURED);
    register(false, Nature.MEASURED);
    register(true, Nature.UNKNOWN);
  }

  /// A model by which great `x` stay, or leave.
  private void register(boolean great, Nature nature) {
    double[] x = new double[200];
    String[] y = new String[200];
    for (int row = 0; row < 200; row++) {
      x[row] = row;
      y[row] = row >= 100 == great ? "stays" : "leaves";
    }
    Frame frame = Frame.of("x", x).with("y", Categories.of(y));
    String hash = "sha256:" + "%064x".formatted(Objects.hash(nature.key(), great));
    Frame told = frame.origin(new Origin("rows.csv", hash, 200, nature));
    new LogisticRegression().fit(Task.of(told, "y")).save(folder.resolve("churn.lathe"));
    ask(new RegisterModel(CHURN, "churn.lathe", Noted.NOTHING));
  }

  private static DeployVersions deploy(String... parts) {
    return new DeployVersions(LIVE, List.of(parts), true, Optional.empty());
  }

  private static AnswerRows rows(String data, Optional<String> key) {
    return new AnswerRows(LIVE, data, key, ReadingWords.PLAIN);
  }

  private static AnswerRow row(String x) {
    return new AnswerRow(LIVE, Map.of("x", x), Optional.of("customer 1"));
  }

  @Test
  void answers_are_on_record_truths_are_posted_and_a_worse_version_is_found_out()
      throws IOException {
    ask(deploy("churn:1", "churn:2=40%"));
    var text = new StringBuilder("who,x\n");
    for (int row = 0; row < 600; row++) text.append(row).append(',').append(row % 200).append('\n');
    Files.writeString(folder.resolve("rows.csv"), text);

    var answers = ask(rows("rows.csv", Optional.of("who"))).answers();
    var truths = new StringBuilder("id,truth\n");
    for (int row = 0; row < 600; row++) {
      String truth = row % 200 >= 100 ? "stays" : "leaves";
      truths.append(answers.get(row).id()).append(',').append(truth).append('\n');
    }
    Files.writeString(folder.resolve("truths.csv"), truths);
    ask(new PostTruths(LIVE, "truths.csv", "id", "truth", ReadingWords.PLAIN));

    var shown = ask(new ShowDeployment(LIVE));
    assertThat(shown.health().day().predictions()).isEqualTo(600);
    assertThat(shown.tallies().getFirst().mean()).isGreaterThan(0.95);
    assertThat(shown.tallies().getLast().mean()).isLessThan(0.05);
    assertThat(shown.verdicts().getFirst().better())
        .contains(shown.deployment().split().arms().getFirst().version());
    assertThat(ask(new ListPredictions(LIVE, Optional.empty(), 1_000)).predictions()).hasSize(600);
    assertThat(store.audit().check(Optional.empty()).rows()).isEqualTo(4); // not one of the answers
  }

  @Test
  void who_answers_goes_back_in_one_step_and_follows_a_stage() {
    ask(deploy("churn:1"));
    assertThat(ask(row("190")).version()).isEqualTo("churn 1.0.0");
    ask(deploy("churn:2", "churn:3=shadow"));
    assertThat(ask(row("190")).version()).startsWith("churn 1.0.1");
    ask(new RollBackDeployment(LIVE, Optional.of("complaints")));
    assertThat(ask(row("190")).version()).isEqualTo("churn 1.0.0");
    var promote = new PromoteVersion(CHURN, "2", "production", Optional.empty(), Optional.empty());
    ask(promote);
    ask(new FollowStage(LIVE, "churn", "production", false));
    assertThat(ask(row("190")).version()).startsWith("churn 1.0.1");
    ask(new PromoteVersion(CHURN, "1", "production", Optional.empty(), Optional.empty()));
    assertThat(ask(row("190")).version()).isEqualTo("churn 1.0.0");
  }

  @Test
  void the_policy_lets_doubtful_versions_answer_as_shadows_alone() {
    assertThatThrownBy(() -> ask(deploy("churn:3")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("nobody has said that");
    assertThatThrownBy(() -> ask(deploy("churn:1", "churn:3=1%"))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask(new FollowStage(LIVE, "churn", "dev", false)))
        .hasMessageContaining("follow a stage that holds one");
    assertThat(ask(deploy("churn:1", "churn:3=shadow")).split().arms()).hasSize(2);
    String hash = store.registry().version(CHURN.name(), "3").facts().data().hash();
    ask(new VouchForRows(hash, Nature.MEASURED, "I took them down myself"));
    assertThat(ask(deploy("churn:3")).split().arms()).hasSize(1);
  }

  @Test
  void others_see_their_own_predictions_and_no_one_elses() {
    ask(deploy("churn:1"));
    var bob = new Caller("bob", "token b", Map.of("default", Role.VIEWER));
    var eve = new Caller("eve", "token e", Map.of("default", Role.DEVELOPER));
    String id = ask(bob, row("7")).id();

    assertThat(ask(bob, new ListPredictions(LIVE, Optional.empty(), 10)).predictions()).hasSize(1);
    assertThat(ask(eve, new ListPredictions(LIVE, Optional.empty(), 10)).predictions()).isEmpty();
    assertThatThrownBy(() -> ask(eve, new PostTruth(id, "stays")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no prediction");
    ask(bob, new PostTruth(id, "leaves"));
    assertThatThrownBy(() -> ask(bob, rows("rows.csv", Optional.empty())))
        .hasMessageContaining("only who sits at the machine");
    assertThatThrownBy(() -> ask(bob, deploy("churn:2"))).hasMessageContaining("role operator");
  }

  @Test
  void an_answer_that_is_asked_for_again_under_its_key_is_one_prediction() {
    ask(deploy("churn:1"));
    var bob = new Asker(new Caller("bob", "token b", Map.of("default", Role.VIEWER)));

    String first = gateway.ask(bob, row("7"), Terms.PLAIN.key("k")).text();

    assertThat(gateway.ask(bob, row("7"), Terms.PLAIN.key("k")).text()).isEqualTo(first);
    assertThat(ask(new ListPredictions(LIVE, Optional.empty(), 10)).predictions()).hasSize(1);
  }

  @Test
  void what_cannot_be_is_one_sentence() {
    for (String part :
        new String[] {
          "churn", "churn:", "churn:1=0%", "churn:1=120%", "churn:9", "a\u0000:1", ""
        }) {
      assertThatThrownBy(() -> ask(deploy(part))).as(part).hasMessageNotContaining("Exception");
    }
    assertThatThrownBy(() -> ask(deploy("churn:1", "churn:2"))).hasMessageContaining("the rest");
    assertThatThrownBy(() -> ask(deploy())).hasMessageContaining("nobody is to answer");
    assertThat(store.deployments().list("default")).isEmpty();
    ask(deploy("churn:1"));
    assertThatThrownBy(() -> ask(row("much"))).hasMessageContaining("'x'");
    assertThatThrownBy(() -> ask(new AnswerRow(LIVE, Map.of(), Optional.empty())))
        .hasMessageContaining("column 'x' is missing");
    assertThatThrownBy(() -> ask(new RetireDeployment(LIVE)))
        .hasMessageContaining("would answer no more");
  }

  @Test
  void a_file_that_cannot_be_answered_is_refused_before_any_row_is_asked_about()
      throws IOException {
    ask(deploy("churn:1"));
    Files.writeString(folder.resolve("wrong.csv"), "who,height\nann,3\n");
    Files.writeString(folder.resolve("empty.csv"), "who,x\n");
    Files.writeString(folder.resolve("words.csv"), "who,x\nann,3\nbob,much\n");

    for (String file : new String[] {"wrong.csv", "empty.csv", "words.csv"}) {
      assertThatThrownBy(() -> ask(rows(file, Optional.empty())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(file.equals("empty.csv") ? "no rows" : "'x'");
    }
    assertThat(ask(new ListPredictions(LIVE, Optional.empty(), 10)).predictions()).isEmpty();
  }
}
