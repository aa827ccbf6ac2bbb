package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.Wire.State;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Status;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server goes, or the way to it: nothing is said to be kept that is not, nothing is done
/// twice, and when it is back, the same store goes on.
@Tag("slow")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostTest {
  /// So that a commit stands on the wire in words.
  private static final String WORDS = "?prepareThreshold=0";

  private static final String HANG = "?socketTimeout=1&connectTimeout=1";

  @TempDir static Path server;
  private static EmbeddedPostgres running = none();
  private static int databases;

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private Wire wire = none();
  private String name = "";
  private Store store = none(); // over the wire
  private Store other = none(); // beside it

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // made before it is used
  private static <T> T none() {
    return null;
  }

  @BeforeAll
  static void start() throws IOException {
    running = server(0);
  }

  private static EmbeddedPostgres server(int port) throws IOException {
    var builder = EmbeddedPostgres.builder().setDataDirectory(server).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @AfterAll
  static void stop() throws IOException {
    running.close();
  }

  @BeforeEach
  void open() throws IOException, SQLException {
    name = "lost" + ++databases;
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    wire = new Wire(running.getPort());
    store = Store.open(home(wire.port(), WORDS));
    other = Store.open(home(running.getPort(), ""));
  }

  @AfterEach
  void close() throws IOException {
    wire.be(State.WHOLE);
    store.close();
    other.close();
    wire.close();
  }

  private Home home(int port, String words) {
    return new Home(folder)
        .clock(clock)
        .server(
            "jdbc:postgresql://localhost:%s/%s%s".formatted(port, name, words),
            "postgres",
            "postgres");
  }

  private long number(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                running.getJdbcUrl("postgres", name), "postgres", "postgres");
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void terminate() throws SQLException {
    number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private long locks() throws SQLException {
    return number(
        "select count(*) from pg_locks where locktype = 'advisory' and granted and database ="
            + " (select oid from pg_database where datname = current_database())");
  }

  private Run run() {
    return store.runs().start(new NewRun(Experiment.DEFAULT, "one"));
  }

  private Status status(Run run) {
    return other.runs().find(run.id()).state().status();
  }

  private String audited(String what) {
    return store.together(() -> {
      store
          .audit()
          .append(new AuditEntry("ann", "local", "x", "default", "{}", Outcome.DONE, what));
      return store.experiments().create(what).id();
    });
  }

  @Test
  void a_connection_that_was_ended_is_opened_again_and_nobody_notices() throws SQLException {
    Run run = run();
    terminate();

    store.runs().rename(run.id(), "two");
    assertThat(other.runs().find(run.id()).name()).isEqualTo("two");
    terminate();

    assertThat(store.runs().find(run.id()).name()).isEqualTo("two");
    store.runs().rename(run.id(), "three");
    assertThat(other.lookAfter()).isZero();
    assertThat(status(run)).isEqualTo(Status.RUNNING);
  }

  @Test
  void who_has_nothing_to_write_takes_its_lock_again() throws SQLException {
    Run run = run();
    terminate();

    while (locks() < 2) Thread.onSpinWait();

    assertThat(other.lookAfter()).isZero();
    assertThat(status(run)).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_commit_that_never_arrived_is_done_again_and_one_whose_answer_was_lost_is_not()
      throws IOException {
    wire.be(State.CUT_BEFORE_COMMIT);
    String before = audited("before");
    assertThat(wire.cuts()).isEqualTo(1);
    wire.be(State.CUT_AFTER_COMMIT);
    String after = audited("after");
    assertThat(wire.cuts()).isEqualTo(2);

    assertThat(other.experiments().find(before).name()).isEqualTo("before");
    assertThat(other.experiments().find(after).name()).isEqualTo("after");
    assertThat(other.audit().check(Optional.empty()).rows()).isEqualTo(2);
  }

  @Test
  void where_nobody_can_tell_what_became_of_a_commit_that_is_said() throws IOException {
    Run run = run();
    wire.be(State.CUT_AFTER_COMMIT_FOR_GOOD);
    var written = CompletableFuture.supplyAsync(() -> audited("perhaps"));
    while (other.lookAfter() == 0) Thread.onSpinWait(); // others take it for ended
    wire.be(State.WHOLE);

    assertThatThrownBy(written::join)
        .cause()
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(
            "the connection to the database at jdbc:postgresql://localhost:\\d+/lost\\d+ was lost while"
                + " this was being kept \\(.*\\), so it is not known whether it was; look before you"
                + " do it again");
    assertThat(store.experiments().byName("perhaps")).isPresent();
    assertThat(status(run)).isEqualTo(Status.RUNNING);
  }

  @Test
  void who_was_taken_for_ended_and_is_back_goes_on_without_what_others_have_taken()
      throws IOException {
    Run run = run();
    store.jobs().add(new NewJob("default", "ann", "train", "{}", NewJob.Terms.PLAIN));
    Job mine = store.desk().take().orElseThrow();
    wire.be(State.CUT);

    assertThatThrownBy(() -> store.runs().rename(run.id(), "two"))
        .hasMessageMatching(
            "the database at jdbc:postgresql://localhost:\\d+/lost\\d+ does not answer \\(.*\\); look"
                + " whether the server runs and can be reached, then do it again");
    while (other.lookAfter() == 0) Thread.onSpinWait();
    assertThat(status(run)).isEqualTo(Status.FAILED);
    clock.move(Duration.ofMinutes(1));
    Job theirs = other.desk().take().orElseThrow();
    wire.be(State.WHOLE);

    assertThatThrownBy(() -> store.desk().done(mine, "{}"))
        .hasMessage("job %s is not done by this process any more; leave it".formatted(mine.id()));
    assertThat(theirs.id()).isEqualTo(mine.id());
    assertThat(theirs.attempt().number()).isEqualTo(2);
    assertThat(other.desk().done(theirs, "{}").state().status()).isEqualTo(Job.Status.DONE);
    assertThat(status(run)).isEqualTo(Status.RUNNING); // it never ended
    wire.be(State.CUT);
    while (other.lookAfter() == 0) Thread.onSpinWait();
    assertThat(status(run)).isEqualTo(Status.FAILED);
    wire.be(State.WHOLE);
  }

  @Test
  void a_way_that_swallows_everything_holds_nobody_up_for_ever() throws IOException {
    try (Store patient = Store.open(home(wire.port(), HANG))) {
      Run run = patient.runs().start(new NewRun(Experiment.DEFAULT, "one"));
      patient.runs().find(run.id());
      wire.be(State.SILENT);

      assertThatThrownBy(() -> patient.runs().rename(run.id(), "two"))
          .hasMessageContaining("does not answer");
      assertThatThrownBy(() -> patient.runs().find(run.id()))
          .hasMessageContaining("does not answer");
      wire.be(State.WHOLE);

      patient.runs().rename(run.id(), "three"); // the server still believes in the first connection
      assertThat(patient.runs().find(run.id()).name()).isEqualTo("three");
      assertThat(other.lookAfter()).isZero();
    }
  }

  @Test
  void a_server_that_crashes_and_comes_back_has_everything_that_was_acknowledged()
      throws IOException, InterruptedException {
    Run run = run();
    var kept = new ConcurrentLinkedQueue<String>();
    var failed = new ConcurrentLinkedQueue<String>();
    var threads =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(thread -> Thread.ofVirtual().start(() -> write(thread, kept, failed)))
            .toList();
    while (kept.size() < 200) Thread.onSpinWait();

    int port = running.getPort();
    String number = Files.readAllLines(server.resolve("postmaster.pid")).getFirst();
    new ProcessBuilder(List.of("kill", "-QUIT", number)).start().waitFor();
    while (failed.size() < 4) Thread.onSpinWait();
    for (Thread thread : threads) thread.join();
    running.close();
    running = server(port);

    assertThat(failed)
        .allMatch(sentence ->
            sentence.startsWith("the database at jdbc:")
                || sentence.startsWith("the connection to the database at jdbc:"));
    for (String experiment : kept) store.experiments().find(experiment);
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
    assertThat(store.audit().head().sequence()).isGreaterThanOrEqualTo(kept.size());
    assertThat(status(run)).isEqualTo(Status.RUNNING);
  }

  private void write(
      int thread, ConcurrentLinkedQueue<String> kept, ConcurrentLinkedQueue<String> failed) {
    for (int i = 0; ; i++) {
      try {
        kept.add(audited(thread + " " + i));
      } catch (StoreException e) {
        failed.add(String.valueOf(e.getMessage()));
        return;
      }
    }
  }
}
