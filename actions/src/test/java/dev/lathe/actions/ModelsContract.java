package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.Lathe;
import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.registry.AddGate;
import dev.lathe.actions.registry.CompareVersions;
import dev.lathe.actions.registry.DeleteVersion;
import dev.lathe.actions.registry.ListModels;
import dev.lathe.actions.registry.Noted;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.OfModels;
import dev.lathe.actions.registry.PromoteVersion;
import dev.lathe.actions.registry.RegisterModel;
import dev.lathe.actions.registry.RegisterRun;
import dev.lathe.actions.registry.RemoveGate;
import dev.lathe.actions.registry.RollBack;
import dev.lathe.actions.registry.ShowRegistered;
import dev.lathe.actions.registry.WhoWas;
import dev.lathe.actions.train.CompareRuns;
import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.learn.automl.Choice;
import dev.lathe.learn.automl.Fit;
import dev.lathe.math.RandomStream;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Evidence;
import dev.lathe.track.registry.Move;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Version;
import dev.lathe.track.registry.VersionName;
import dev.lathe.track.run.Search;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Versions are registered, held up, promoted and rolled back through the gateway.
abstract class ModelsContract extends ActionsSuite {
  private static final OfModel CHURN = new OfModel("default", "churn");
  private static final OfModels CHURNS = new OfModels("default", Optional.of("churn"));

  /// Rows of which `y` follows `x` except where it does not.
  private static Frame rows(long seed, double noise, Nature nature) {
    int rows = 300;
    var random = RandomStream.of(seed);
    double[] x = new double[rows];
    String[] y = new String[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextDouble();
      y[row] = x[row] + noise * random.nextGaussian() > 0.5 ? "stays" : "leaves";
    }
    Frame frame = Frame.of("x", x).with("y", Categories.of(y));
    return frame.origin(frame.origin().nature(nature));
  }

  /// A run, with a model in it.
  private String run(double noise, Nature nature) {
    var fit = new Fit("y").choice(new Choice().learner("logistic-regression", Map.of()));
    Lathe.tracked(store).run(fit, rows(Math.round(100 * noise), noise, nature));
    return store.search().find(Search.in("0")).getFirst().id();
  }

  private Version registered(double noise, Nature nature) {
    return ask(new RegisterRun(CHURN, run(noise, nature), Noted.NOTHING));
  }

  private PromoteVersion promote(String version) {
    return new PromoteVersion(CHURN, version, "production", Optional.of("try"), Optional.empty());
  }

  private List<AuditEntry> audit() {
    return store.audit().latest(Optional.empty(), 100).reversed().stream()
        .map(AuditRow::entry)
        .toList();
  }

  @Test
  void the_better_version_goes_up_the_worse_is_held_and_the_log_tells_who_was_there() {
    registered(0.3, Nature.MEASURED);
    ask(promote("1.0.0"));
    ask(new AddGate(CHURNS, "production", "no-worse", Map.of()));
    Version worse = registered(0.8, Nature.MEASURED);

    Move refused = ask(promote(worse.name().number().toString()));

    assertThat(refused.passed()).isFalse();
    assertThat(refused.refusal()).contains("does not enter production", "no-worse");
    assertThat(audit().getLast().detail()).startsWith("refused: churn 1.1.0");
    Version better = registered(0.1, Nature.MEASURED);
    assertThat(ask(promote(better.name().number().toString())).passed()).isTrue();
    Move back = ask(new RollBack(CHURN, "production", Optional.of("complaints")));
    assertThat(back.transition().name().number()).hasToString("1.0.0");
    assertThat(ask(new ShowRegistered(CHURN)).happened())
        .extracting(Transition::kind)
        .startsWith(Transition.Kind.ROLLED_BACK, Transition.Kind.DISPLACED, Transition.Kind.MOVED);
    String now = back.transition().told().time().toString();
    assertThat(ask(new WhoWas(CHURN, "production", now)).versions())
        .extracting(VersionName::number)
        .hasToString("[1.0.0]");
    assertThat(ask(new ListModels("default", Optional.empty(), 10)).models().getFirst().stages())
        .containsEntry("production", List.of("1.0.0"));
    assertThat(ask(new CompareVersions(CHURN, "1.0.0", "2")).scores()).isNotEmpty();
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
  }

  @Test
  void a_gate_of_every_model_stands_beside_those_of_one() {
    var every = new OfModels("default", Optional.empty());
    var kept = ask(new AddGate(every, "staging", "score-bar", Map.of("value", "0.99")));
    registered(0.3, Nature.MEASURED);
    ask(new AddGate(CHURNS, "staging", "trusted-origin", Map.of()));
    var staging = new PromoteVersion(CHURN, "1", "staging", Optional.empty(), Optional.empty());

    Move refused = ask(staging);

    assertThat(refused.passed()).isFalse();
    assertThat(refused.refusal()).contains("of every model of default");
    assertThat(refused.evidence()).extracting(Evidence::passed).containsExactly(true, false);
    assertThat(ask(new ShowRegistered(CHURN)).gates())
        .extracting(ShowRegistered.Guard::every)
        .containsExactly(false, true);
    assertThat(ask(new ListModels("default", Optional.empty(), 10)).gates()).containsExactly(kept);
    ask(new RemoveGate(every, kept.id()));
    assertThat(ask(staging).passed()).isTrue();
    assertThatThrownBy(() -> ask(new RemoveGate(every, kept.id())))
        .hasMessageStartingWith("every model of default has no gate");
  }

  @Test
  void the_policy_keeps_models_of_doubtful_rows_out_of_production_and_nowhere_else() {
    registered(0.1, Nature.UNKNOWN);
    registered(0.2, Nature.SIMULATED);

    assertThatThrownBy(() -> ask(promote("1")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("nobody has said that");
    assertThatThrownBy(() -> ask(promote("2"))).hasMessageContaining("was simulated");
    var staging = new PromoteVersion(CHURN, "1", "staging", Optional.empty(), Optional.empty());
    assertThat(ask(staging).passed()).isTrue();
    assertThat(audit())
        .extracting(AuditEntry::outcome)
        .endsWith(AuditEntry.Outcome.REFUSED, AuditEntry.Outcome.REFUSED, AuditEntry.Outcome.DONE);
  }

  @Test
  void runs_are_set_beside_each_other_before_one_is_registered() {
    String first = run(0.1, Nature.MEASURED);
    String second = run(0.5, Nature.MEASURED);

    var found = ask(new CompareRuns(first, second));

    assertThat(found.sameRows()).contains(false);
    assertThat(found.metrics()).extracting(CompareRuns.Figure::name).contains("test-auc");
    assertThat(found.settings()).isEmpty();
  }

  @Test
  void deleting_a_version_is_told_first() {
    registered(0.1, Nature.MEASURED);
    var delete = new DeleteVersion(CHURN, "1.0.0", Optional.empty());
    var ann = new Asker(Caller.local("ann"));

    assertThatThrownBy(() -> gateway.ask(ann, delete, Terms.PLAIN))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("churn 1.0.0 in dev")
        .hasMessageContaining("deleted for good");
    assertThat(store.registry().versions(CHURN.name())).hasSize(1);
  }

  @Test
  void what_cannot_be_is_one_sentence_and_registers_nothing() {
    String run = run(0.1, Nature.MEASURED);
    for (String bad : new String[] {"../x", "a\u0000b", "x\u202Ey", "n".repeat(10_000), ""}) {
      assertThatThrownBy(
              () -> ask(new RegisterRun(new OfModel("default", bad), run, Noted.NOTHING)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ask(new RegisterModel(CHURN, "nowhere.lathe", Noted.NOTHING)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no model file");
    assertThatThrownBy(() -> ask(new WhoWas(CHURN, "production", "yesterday")))
        .hasMessageContaining("must be a time");
    assertThat(ask(new ListModels("default", Optional.empty(), 10)).models()).isEmpty();
    var reader = new Asker(new Caller("bob", "token t", Map.of("default", Role.VIEWER)));
    assertThatThrownBy(
            () -> gateway.ask(reader, new RegisterRun(CHURN, run, Noted.NOTHING), Terms.PLAIN))
        .hasMessageContaining("takes the role developer");
  }
}
