package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.backup.Backup;
import dev.lathe.track.backup.Restoration.Restored;
import dev.lathe.track.database.Schema;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class BackupContract extends StoreSuite {
  @TempDir Path place;

  private Path file() {
    return place.resolve("backup.zip");
  }

  private Backup.Made backup() {
    return store.backup().write(file(), false, RunListener.NONE);
  }

  /// A home that holds nothing.
  private Home empty(String name) throws IOException {
    return home(Files.createDirectories(place.resolve(name))).clock(clock);
  }

  private Restored restore(Home into) {
    return Store.restore(file(), into, RunListener.NONE);
  }

  @Test
  void every_table_is_in_it_and_comes_back_as_it_was() throws IOException, SQLException {
    Everything.into(store, clock);
    Backup.Made made = backup();
    Map<String, String> before = HomeTables.rows(store, place.resolve("before.zip"));
    Home other = empty("other");

    Restored restored = restore(other);

    Set<String> kept = HomeTables.names(home);
    kept.removeAll(Set.of("owners", "workers", "flyway_schema_history"));
    assertThat(made.holding().rows().keySet()).isEqualTo(kept);
    assertThat(made.holding().rows())
        .as("Everything.into puts a row into every table")
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
    assertThat(made.missing()).isEmpty();
    assertThat(restored.holding()).usingRecursiveComparison().isEqualTo(made.holding());
    assertThat(restored.missing()).isEmpty();
    assertThat(restored.ended()).isZero();
    try (Store back = Store.open(other)) {
      assertThat(HomeTables.rows(back, place.resolve("after.zip"))).isEqualTo(before);
      assertThat(back.audit().check(Optional.of(store.audit().head())).broken()).isEmpty();
    }
  }

  @Test
  void a_restored_home_is_used_like_the_one_it_was() throws IOException {
    Everything.into(store, clock);
    backup();
    Home other = empty("other");
    String last = store.experiments().create("last").id();

    restore(other);

    try (Store back = Store.open(other)) {
      Run one = back.search().find(Search.in("0").filter("attributes.run_name = 'one'")).getFirst();
      assertThat(Model.of(back.artifacts().read(one.id(), Store.MODEL)).card()).isNotNull();
      assertThat(inProduction(back).card()).isNotNull();
      assertThat(back.history().points(one.id(), "loss", 0, 100)).hasSize(40);
      assertThat(back.predictions().list(new DeploymentName("live"), Scope.EVERYBODY, "", 10))
          .hasSize(3);
      assertThat(back.experiments().create("next").id()).isEqualTo(last);
      assertThat(back.experiments().tags("0").get("owner"))
          .isEqualTo("ann \"the\\boss\"\n\u0001\u202E𝄞");
      back.audit().append(entry());
      assertThat(back.audit().check(Optional.empty()).broken()).isEmpty();
      back.jobs().add(new NewJob("default", "ann", "fit-model", "{}", NewJob.Terms.PLAIN));
      assertThat(back.desk().take()).isPresent();
    }
  }

  private static Model inProduction(Store store) {
    return store.registry().load(store.registry().version(Everything.CHURN, "production"));
  }

  private static AuditEntry entry() {
    return new AuditEntry("ann", "local", "x", "default", "{}", Outcome.DONE, "");
  }

  @Test
  void what_was_going_on_has_failed_or_waits_again() throws IOException {
    Run run = run("going on");
    store.jobs().add(new NewJob("default", "ann", "fit-model", "{}", NewJob.Terms.PLAIN));
    store.jobs().add(new NewJob("default", "ann", "fit-model", "{}", new NewJob.Terms(0, 1)));
    Job first = store.desk().take().orElseThrow();
    Job second = store.desk().take().orElseThrow();
    backup();
    Home other = empty("other");

    assertThat(restore(other).ended()).isEqualTo(3);

    try (Store back = Store.open(other)) {
      assertThat(back.runs().find(run.id()).state())
          .isEqualTo(
              new Run.State(
                  Status.FAILED,
                  "it was going on when the backup was made that this was restored from"));
      assertThat(back.jobs().find(first.id()).state().status()).isEqualTo(Job.Status.WAITING);
      assertThat(back.jobs().find(second.id()).state().status()).isEqualTo(Job.Status.FAILED);
    }
    assertThat(store.runs().find(run.id()).state().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void others_write_meanwhile_and_it_is_of_one_moment() throws Exception {
    var stop = new AtomicBoolean();
    var some = new CountDownLatch(20);
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; !stop.get(); i++) {
                String name = "run " + i;
                byte[] left = {(byte) i, (byte) (i >> 8)};
                store.together(() -> {
                  Run run = run(name);
                  store.artifacts().put(run.id(), "left", left);
                  store.audit().append(entry());
                  return run;
                });
                some.countDown();
              }
            });
    some.await();

    Backup.Made made = backup();
    stop.set(true);
    writer.join();
    Home other = empty("other");
    Restored restored = restore(other);

    assertThat(made.missing()).isEmpty();
    assertThat(restored.missing()).isEmpty();
    long runs = made.holding().rows().getOrDefault("runs", 0L);
    assertThat(runs).isGreaterThanOrEqualTo(20);
    assertThat(made.holding().rows()).containsEntry("audit", runs).containsEntry("artifacts", runs);
    try (Store back = Store.open(other)) {
      assertThat(back.audit().check(Optional.empty()).rows()).isEqualTo(runs);
    }
  }

  @Test
  void contents_that_are_gone_or_damaged_are_named_and_the_rest_is_kept() throws IOException {
    Everything.into(store, clock);
    Run run = run("other");
    var gone = store.artifacts().put(run.id(), "gone", new byte[] {1}).content();
    var hurt = store.artifacts().put(run.id(), "hurt", new byte[] {2}).content();
    Path artifacts = folder.resolve("artifacts");
    Files.delete(artifacts.resolve(gone.hash().substring(0, 2)).resolve(gone.hash().substring(2)));
    Files.write(
        artifacts.resolve(hurt.hash().substring(0, 2)).resolve(hurt.hash().substring(2)),
        new byte[] {3});

    assertThat(backup().missing()).containsExactlyInAnyOrder(gone.hash(), hurt.hash());
    Home other = empty("other");
    assertThat(restore(other).missing()).containsExactlyInAnyOrder(gone.hash(), hurt.hash());

    try (Store back = Store.open(other)) {
      assertThat(inProduction(back).card()).isNotNull();
      assertThatThrownBy(() -> back.artifacts().read(run.id(), "gone"))
          .hasMessageContaining("else put it back from a backup");
    }
  }

  @Test
  void what_is_purged_meanwhile_ends_a_backup_that_would_lack_it() {
    Run old = run("old");
    store.artifacts().put(old.id(), "left", new byte[] {1});
    store.runs().delete(old.id());
    clock.move(Duration.ofDays(1));
    RunListener purging =
        listening(
            "copying models",
            () -> store.retention().purge(store.retention().preview(Duration.ZERO)));

    assertThatThrownBy(() -> store.backup().write(file(), false, purging))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(
            "content [0-9a-f]{64} was purged while the backup was made, which would lack it; make it"
                + " again");

    assertThat(place).isEmptyDirectory();
    assertThat(backup().missing()).isEmpty();
  }

  @Test
  void a_place_that_holds_something_is_left_alone() throws IOException {
    Everything.into(store, clock);
    backup();
    Home other = empty("other");
    try (Store there = Store.open(other)) {
      there.users().create("bob");
    }

    assertThatThrownBy(() -> restore(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("holds something already (the table 'users' has rows)");

    try (Store there = Store.open(other)) {
      assertThat(there.users().list()).hasSize(1);
    }
  }

  @Test
  void a_place_that_was_only_opened_takes_it_but_not_while_it_is_open() throws IOException {
    Everything.into(store, clock);
    backup();
    Home other = empty("other");
    try (Store there = Store.open(other)) {
      assertThat(there.users().list()).isEmpty();
      assertThatThrownBy(() -> restore(other))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is open in some process; end that first");
    }

    restore(other);

    try (Store there = Store.open(other)) {
      assertThat(there.users().list()).hasSize(1);
    }
  }

  @Test
  void who_opens_a_place_while_it_is_restored_waits_and_finds_it_whole() throws Exception {
    Everything.into(store, clock);
    backup();
    Home other = empty("other");
    var opened = new CompletableFuture<String>();
    Thread opening =
        Thread.ofPlatform()
            .unstarted(() -> {
              try (Store there = Store.open(other)) {
                opened.complete(there.projects().find("default").id());
              } catch (RuntimeException e) {
                opened.completeExceptionally(e);
              }
            });

    Store.restore(
        file(),
        other,
        listening(
            "loading tables",
            () -> {
              opening.start();
              while (!opened.isDone() && !waits(other, opening)) Thread.onSpinWait();
            }));

    assertThat(opened.get()).isEqualTo(store.projects().find("default").id());
    opening.join();
  }

  /// Does this the first time that something is done.
  static RunListener listening(String doing, Runnable once) {
    var done = new AtomicBoolean();
    return new RunListener() {
      @Override
      public void progress(String now, double share) {
        if (now.startsWith(doing) && !done.getAndSet(true)) once.run();
      }
    };
  }

  /// Whether who opens a home waits, as its thread or its server tells.
  private static boolean waits(Home home, Thread opening) {
    if (home.server().isEmpty()) return opening.getState() == Thread.State.BLOCKED;
    try (Connection connection = HomeTables.connection(home);
        var locks =
            connection
                .createStatement()
                .executeQuery(
                    "select 1 from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")) {
      return locks.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_first_backup_of_this_form_is_restored_by_every_program() throws IOException {
    Files.write(file(), BackupFiles.fixture("backup-schema-7.zip"));
    Home other = empty("other");

    Restored restored = restore(other);

    assertThat(restored.holding().schema()).isEqualTo(7);
    try (Store back = Store.open(other)) {
      assertThat(inProduction(back).card()).isNotNull();
      assertThat(back.audit().check(Optional.empty()).rows()).isEqualTo(3);
      assertThat(back.users().list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void whoever_is_killed_while_restoring_leaves_nothing_and_the_next_one_does_it(int after)
      throws IOException, SQLException {
    Everything.into(store, clock);
    Map<String, String> before = HomeTables.rows(store, file());
    Home other = empty("other");
    Files.copy(file(), other.folder().resolve("backup.zip"));

    List<String> heard = killed(other, after);

    assertThat(heard).isNotEmpty();
    if (!heard.contains("done") && !whole(other)) restore(other);
    try (Store back = Store.open(other)) {
      assertThat(HomeTables.rows(back, place.resolve("after.zip"))).isEqualTo(before);
    }
  }

  /// What a process said of its restoring until it was killed after so many steps.
  private static List<String> killed(Home home, int after) throws IOException {
    var heard = new ArrayList<String>();
    try (Forked restoring = Forked.of(KilledRestore.class, home)) {
      while (heard.size() < after && !heard.contains("done")) heard.add(restoring.line());
      restoring.kill();
      heard.addAll(restoring.rest());
    }
    return heard;
  }

  /// Whether the process that was killed had just committed.
  private static boolean whole(Home home) throws SQLException {
    if (home.server().isEmpty() && !Files.exists(home.folder().resolve("lathe.db"))) return false;
    if (!HomeTables.names(home).containsAll(Schema.names(Schema.newest()))) return false;
    try (Connection connection = HomeTables.connection(home);
        var rows = connection.createStatement().executeQuery("select count(*) from users")) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }
}
