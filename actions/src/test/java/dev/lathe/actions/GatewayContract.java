package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.people.CreateProject;
import dev.lathe.actions.people.GrantRole;
import dev.lathe.actions.people.ListAudit;
import dev.lathe.actions.people.MakeToken;
import dev.lathe.actions.people.VerifyAudit;
import dev.lathe.actions.train.DeleteRun;
import dev.lathe.actions.train.ListRuns;
import dev.lathe.actions.train.PurgeRuns;
import dev.lathe.actions.train.RestoreRun;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.NewRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is asked passes every gate, in order, and leaves its row.
abstract class GatewayContract extends ActionsSuite {
  private static final Asker ANN = new Asker(Caller.local("ann"));

  private List<AuditEntry> audit() {
    return store.audit().latest(Optional.empty(), 100).reversed().stream()
        .map(AuditRow::entry)
        .toList();
  }

  private String run() {
    return store.runs().start(new NewRun("0", "one")).id();
  }

  private static Asker in(String project, Role role) {
    return new Asker(new Caller("bob", "token t", Map.of(project, role)));
  }

  @Test
  void a_change_leaves_a_row_and_a_look_leaves_none() {
    String run = run();

    gateway.ask(ANN, new DeleteRun(run), Terms.PLAIN);
    gateway.ask(
        ANN,
        new ListRuns("default", Optional.empty(), Optional.empty(), Optional.empty(), true, 10),
        Terms.PLAIN);
    gateway.ask(ANN, new RestoreRun(run), Terms.PLAIN);

    assertThat(audit()).extracting(AuditEntry::action).containsExactly("delete-run", "restore-run");
    assertThat(audit().getFirst())
        .isEqualTo(
            new AuditEntry(
                "ann",
                "local",
                "delete-run",
                "default",
                "{\"run\":\"%s\"}".formatted(run),
                Outcome.DONE,
                ""));
    var check = gateway.ask(ANN, new VerifyAudit(Optional.empty()), Terms.PLAIN);
    assertThat(check.value().orElseThrow().holds()).isTrue();
  }

  @Test
  void doors_ask_by_name_with_json() {
    String run = run();

    var answer = gateway.ask(ANN, "delete-run", "{\"run\": \"%s\"}".formatted(run), Terms.PLAIN);

    assertThat(answer.text()).contains("\"id\":\"%s\"".formatted(run), "\"deleted\":");
    assertThat(store.runs().find(run).times().deleted()).isPresent();
  }

  @Test
  void what_fails_changes_nothing_and_leaves_a_row_that_says_so() {
    assertThatThrownBy(() -> gateway.ask(ANN, new DeleteRun("0".repeat(32)), Terms.PLAIN))
        .isInstanceOf(StoreException.class);

    assertThat(audit()).extracting(AuditEntry::outcome).containsExactly(Outcome.FAILED);
    assertThat(audit().getFirst().detail()).startsWith("there is no run");
    assertThat(audit().getFirst().project()).isEqualTo(Caller.EVERYWHERE);
  }

  @Test
  void a_role_is_looked_for_in_the_project_that_a_thing_belongs_to() {
    store.projects().create("fraud");
    String experiment = store.experiments().in("fraud").create("first").id();
    String theirs = store.runs().start(new NewRun(experiment, "one")).id();

    gateway.ask(in("fraud", Role.DEVELOPER), new DeleteRun(theirs), Terms.PLAIN);
    assertThatThrownBy(
            () -> gateway.ask(in("default", Role.ADMIN), new RestoreRun(theirs), Terms.PLAIN))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "bob may not 'restore-run': it takes the role developer in fraud; ask an admin");
    assertThatThrownBy(
            () -> gateway.ask(in("fraud", Role.VIEWER), new RestoreRun(theirs), Terms.PLAIN))
        .isInstanceOf(Refused.class);

    assertThat(audit())
        .extracting(AuditEntry::outcome)
        .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.REFUSED);
  }

  @Test
  void an_admin_of_a_project_lets_people_into_it_and_into_no_other() {
    store.projects().create("fraud");
    store.users().create("eve");
    Asker admin = in("fraud", Role.ADMIN);

    gateway.ask(admin, new GrantRole("eve", "fraud", Role.VIEWER), Terms.PLAIN);
    for (String project : List.of("default", Caller.EVERYWHERE)) {
      assertThatThrownBy(
              () -> gateway.ask(admin, new GrantRole("eve", project, Role.VIEWER), Terms.PLAIN))
          .isInstanceOf(Refused.class);
    }

    assertThat(store.users().roles("eve")).isEqualTo(Map.of("fraud", Role.VIEWER));
  }

  @Test
  void the_same_key_does_nothing_twice_and_gives_the_same_answer() {
    Terms terms = Terms.PLAIN.key("k1");

    String first = gateway.ask(ANN, new CreateProject("fraud"), terms).text();
    var again = gateway.ask(ANN, new CreateProject("fraud"), terms);

    assertThat(again.text()).isEqualTo(first);
    assertThat(again.value()).isEmpty();
    assertThat(audit()).hasSize(1);
    assertThatThrownBy(() -> gateway.ask(ANN, new CreateProject("other"), terms))
        .hasMessageContaining("was used for something else");
  }

  @Test
  void a_secret_is_kept_nowhere() {
    store.users().create("ann");
    var make = new MakeToken("ann", "nightly", "default", Role.VIEWER, 30);

    var made = gateway.ask(ANN, make, Terms.PLAIN).value().orElseThrow();

    assertThatThrownBy(() -> gateway.ask(ANN, make, Terms.PLAIN.key("k")))
        .hasMessageContaining("shown once and kept nowhere");
    var rows = gateway.ask(ANN, new ListAudit(Optional.empty(), 10), Terms.PLAIN);
    assertThat(rows.text()).contains(made.token().id()).doesNotContain(made.secret());
  }

  @Test
  void what_destroys_is_told_first_and_done_when_somebody_says_yes_to_just_that() {
    String run = run();
    store.runs().delete(run);
    var purge = new PurgeRuns(0);

    Refused told = catchThrowableOfType(Refused.class, () -> gateway.ask(ANN, purge, Terms.PLAIN));

    assertThat(told.reason()).isEqualTo(Refused.Reason.APPROVAL);
    assertThat(told).hasMessageContaining("0 figures").hasMessageContaining(run);
    assertThat(store.runs().find(run).id()).isEqualTo(run);
    String other = run();
    store.runs().delete(other);
    assertThatThrownBy(() -> gateway.ask(ANN, purge, Terms.PLAIN.approval(told.approval())))
        .hasMessageContaining("this is not what was said yes to");
    Refused now = catchThrowableOfType(Refused.class, () -> gateway.ask(ANN, purge, Terms.PLAIN));
    gateway.ask(ANN, purge, Terms.PLAIN.approval(now.approval()));
    assertThatThrownBy(() -> store.runs().find(run)).isInstanceOf(StoreException.class);
    assertThat(audit()).extracting(AuditEntry::action).containsExactly("purge-runs");
  }

  @Test
  void arguments_are_read_by_their_form() {
    for (var wrong :
        Map.of(
                "{}",
                "run is missing: its id",
                "{\"run\": 1}",
                "run must be a text, got a number",
                "{\"run\": \"x\", \"sudo\": true}",
                "there is no argument 'sudo'",
                "{\"run\": \"a\\u0000b\"}",
                "run holds U+0000",
                "[]",
                "the arguments are no JSON object",
                "{\"run\": \"x\"} {}",
                "the arguments are no JSON object",
                "{\"run\": \"x\", \"run\": \"y\"}",
                "the arguments are no JSON object",
                "{\"run\": \"" + "x".repeat(10_000) + "\"}",
                "run has 10000 characters",
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "the arguments are no JSON object")
            .entrySet()) {
      assertThatThrownBy(() -> gateway.ask(ANN, "delete-run", wrong.getKey(), Terms.PLAIN))
          .isInstanceOf(Refused.class)
          .hasMessageStartingWith(wrong.getValue());
    }
    assertThatThrownBy(() -> gateway.ask(ANN, "drop table", "{}", Terms.PLAIN))
        .hasMessage("there is no action 'drop table'");
    assertThatThrownBy(() -> gateway.ask(ANN, "list-audit", "{\"most\": 1000000}", Terms.PLAIN))
        .hasMessage("most must be 1 to 10000, got 1000000");
    assertThatThrownBy(() ->
            gateway.ask(
                ANN,
                "grant-role",
                "{\"user\": \"a\", \"project\": \"p\", \"role\": \"root\"}",
                Terms.PLAIN))
        .hasMessage("role must be one of viewer, developer, operator, admin, got 'root'");
  }

  @Test
  void a_form_writes_what_it_reads() {
    ArgumentForm form = Offers.named("list-runs").form();
    Map<String, Object> typed =
        form.typed(Map.of("project", "p", "most", "7", "deleted", "true", "filter", "a"));

    Action<?> action = form.read(typed);

    assertThat(action)
        .isEqualTo(
            new ListRuns("p", Optional.empty(), Optional.of("a"), Optional.empty(), true, 7));
    assertThat(form.read(form.write(action))).isEqualTo(action);
    assertThat(form.schema().get("required")).isEqualTo(List.of("project", "most"));
  }

  @Test
  void a_filter_is_no_way_into_the_database() {
    for (String filter : List.of("1=1; drop table runs", "metrics.x > 0 OR 1=1", "' --")) {
      var list =
          new ListRuns(
              "default", Optional.empty(), Optional.of(filter), Optional.empty(), false, 5);
      assertThatThrownBy(() -> gateway.ask(ANN, list, Terms.PLAIN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
