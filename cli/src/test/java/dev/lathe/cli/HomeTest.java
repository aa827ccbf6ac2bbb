package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lathe.track.Store;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.run.NewRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The doors to what is kept in a home.
class HomeTest {
  @TempDir Path folder;

  private Shell.Result lathe(String... arguments) {
    return new Shell(folder).environment("LATHE_HOME", "home").run(arguments);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private String run() {
    try (Store store = Store.open(home())) {
      return store.runs().start(new NewRun("0", "fit churn.csv")).id();
    }
  }

  private static JsonNode json(Shell.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void runs_are_listed_shown_hidden_and_brought_back() throws IOException {
    assertThat(lathe("runs").out()).contains("no runs");
    String run = run();

    assertThat(lathe("runs").out()).contains(run, "fit churn.csv", "failed");
    assertThat(lathe("run", run).out()).contains("fit churn.csv", "the store was closed");
    assertThat(lathe("run", run, "--delete").out()).contains("is deleted");
    assertThat(lathe("runs").out()).contains("no runs");
    assertThat(json(lathe("runs", "--deleted", "--json")).at("/runs/0/run/id").asText())
        .isEqualTo(run);
    assertThat(lathe("run", run, "--restore").out()).contains("is back");
    assertThat(json(lathe("run", run, "--json")).at("/experiment").asText()).isEqualTo("Default");
    assertThat(lathe("audit").out()).contains("delete-run", "restore-run");
  }

  @Test
  void the_audit_verifies_until_somebody_lays_hands_on_it() throws IOException, SQLException {
    lathe("users", "ann", "--add");
    lathe("users", "ann", "--role", "developer");
    lathe("users", "ann", "--role", "viewer");

    assertThat(lathe("audit", "verify").out()).contains("the audit holds: 3 rows", "head  3:");
    String head = json(lathe("audit", "verify", "--json")).at("/head").asText();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home().resolve("lathe.db"));
        var statement = connection.createStatement()) {
      statement.execute("drop trigger audit_not_changed");
      statement.execute("update audit set person = 'bob' where sequence = 2");
    }

    var broken = lathe("audit", "verify");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("the audit does not hold: row 2 was changed");
    assertThat(lathe("audit", "verify", "--json").code()).isEqualTo(1);
    assertThat(lathe("audit", "verify", "--head", head).err()).contains("row 2");
    assertThat(lathe("audit", "verfy").code()).isEqualTo(2);
  }

  @Test
  void people_get_roles_and_tokens() throws IOException {
    lathe("ask", "create-project", "name=fraud");

    assertThat(lathe("users").out()).contains("nobody but");
    lathe("users", "ann", "--add");
    assertThat(lathe("users", "ann", "--role", "operator", "--project", "fraud").out())
        .contains("ann has operator in fraud");
    var made = lathe("token", "ann", "--make", "nightly", "--project", "fraud", "--days", "1");
    assertThat(made.out().strip()).matches("lathe_[0-9a-f]{64}");
    assertThat(made.err()).contains("shown once");
    String id = json(lathe("token", "ann", "--json")).at("/tokens/0/id").asText();
    assertThat(lathe("token", "ann", "--revoke", id).out()).contains("has ended");
    assertThat(lathe("token", "ann").out()).contains("nightly", "revoked");
    assertThat(lathe("users", "ann", "--no-role", "--project", "fraud").out()).contains("no role");
    assertThat(lathe("users", "ann", "--disable").out()).contains("shut out");
    assertThat(lathe("users").out()).contains("ann", "shut out");
    assertThat(lathe("users", "eve", "--role", "root").err()).contains("there is no role 'root'");
    assertThat(lathe("users", "a", "--add", "--enable").code()).isEqualTo(2);
  }

  @Test
  void a_job_that_waits_says_why_and_can_be_stopped() {
    String id;
    try (Store store = Store.open(home())) {
      id =
          store
              .jobs()
              .add(new NewJob("default", "ann", "purge-runs", "{}", NewJob.Terms.PLAIN))
              .id();
    }

    assertThat(lathe("jobs").out()).contains(id, "waiting", "no process takes jobs");
    assertThat(lathe("jobs", id).out()).contains("purge-runs", "queued");
    assertThat(lathe("jobs", id, "--cancel").out()).contains("is cancelled");
    assertThat(lathe("jobs").out()).contains("cancelled", "stopped by ");
    assertThat(lathe("jobs", "--cancel").code()).isEqualTo(2);
  }

  @Test
  void any_action_can_be_asked_for_by_its_name() throws IOException {
    assertThat(lathe("ask").out()).contains("delete-run", "verify-audit", "viewer");
    assertThat(json(lathe("ask", "--json")).findValuesAsText("name")).contains("grant-role");
    assertThat(lathe("ask", "grant-role").out()).contains("user", "project", "role");
    var made = lathe("ask", "create-project", "name=fraud", "--key", "k1");
    assertThat(lathe("ask", "create-project", "name=fraud", "--key", "k1").code()).isZero();
    assertThat(json(made).at("/name").asText()).isEqualTo("fraud");
    assertThat(lathe("ask", "create-project", "name=other", "--key", "k1").err())
        .contains("used for something else");
    assertThat(lathe("ask", "create-projct").err()).contains("no action 'create-projct'");
    assertThat(lathe("ask", "create-project", "nme=x").err()).contains("no argument 'nme'");
  }

  @Test
  void what_destroys_is_told_first() {
    String run = run();
    lathe("run", run, "--delete");

    var told = lathe("ask", "purge-runs", "days=0");
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.err()).contains("would be taken away for good", run, "--yes");
    assertThat(lathe("runs", "--deleted").out()).contains(run);
    assertThat(lathe("ask", "purge-runs", "days=0", "--yes").code()).isZero();
    assertThat(lathe("runs", "--deleted").out()).contains("no runs");
  }

  @Test
  void hostile_words_are_one_sentence_and_change_nothing() {
    for (String word :
        new String[] {"a".repeat(10_000), "gpj.\u202Egnp", "../../x", "' or '1'='1", "a\u0000b"}) {
      for (String[] line :
          new String[][] {
            {"run", word}, {"users", word, "--role", "viewer"}, {"token", word}, {"jobs", word}
          }) {
        var result = lathe(line);
        assertThat(result.code()).as(line[0]).isEqualTo(1);
        assertThat(result.err()).doesNotContain("fault of Lathe", "\u202E");
        assertThat(result.err().length()).isLessThan(500);
      }
    }
    assertThat(lathe("audit", "verify").out()).contains("the audit holds");
  }
}
