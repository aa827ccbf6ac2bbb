package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.access.AuditCheck;
import dev.lathe.track.access.AuditCheck.Broken;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.AuditHead;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.database.Hashes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The chain of what was done, and what shows when somebody lays hands on it.
abstract class AuditContract extends StoreSuite {
  /// A connection beside the store's, for what a store never does.
  abstract Connection beside() throws SQLException;

  /// What takes away the guard that keeps rows from being changed.
  abstract List<String> unguard();

  private void execute(String... statements) throws SQLException {
    try (Connection connection = beside();
        var statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    }
  }

  /// Changes rows as somebody would who has the database's file or password.
  private void tamper(String... statements) throws SQLException {
    execute(unguard().toArray(String[]::new));
    execute(statements);
  }

  private static AuditEntry entry(String detail) {
    return new AuditEntry(
        "ann", "local", "models.promote", "default", "{\"x\": 1}", Outcome.DONE, detail);
  }

  private void rows(int count) {
    for (int i = 1; i <= count; i++) store.audit().append(entry("row " + i));
  }

  private AuditCheck check() {
    return store.audit().check(Optional.empty());
  }

  private void broken(long row, String what) {
    AuditCheck check = check();
    assertThat(check.broken()).map(Broken::row).contains(row);
    assertThat(check.broken())
        .map(Broken::what)
        .hasValueSatisfying(it -> assertThat(it).contains(what));
    assertThat(check.rows()).isEqualTo(row - 1);
  }

  @Test
  void an_empty_chain_holds() {
    assertThat(check()).isEqualTo(new AuditCheck(0, AuditHead.START, Optional.empty()));
  }

  @Test
  void each_row_holds_the_hash_of_the_one_before() {
    rows(3);

    List<AuditRow> latest = store.audit().latest(Optional.empty(), 10);

    assertThat(latest).extracting(AuditRow::sequence).containsExactly(3L, 2L, 1L);
    assertThat(latest.get(0).before()).isEqualTo(latest.get(1).hash());
    assertThat(latest.get(2).before()).isEqualTo("0".repeat(64));
    assertThat(latest).allMatch(AuditRow::whole);
    assertThat(check().rows()).isEqualTo(3);
    assertThat(store.audit().latest(Optional.of(2L), 10)).hasSize(1);
  }

  @Test
  void a_row_s_hash_is_what_the_page_says() {
    clock.move(java.time.Duration.between(clock.instant(), java.time.Instant.EPOCH));

    store.audit().append(entry("é"));
    AuditRow row = store.audit().latest(Optional.empty(), 1).getFirst();

    String bytes =
        "13:lathe-audit-1,64:"
            + "0".repeat(64)
            + ",1:1,1:0,3:ann,5:local,14:models.promote,7:default,8:{\"x\": 1},4:DONE,2:é,";
    assertThat(row.hash()).isEqualTo(Hashes.of(bytes));
  }

  @Test
  void a_row_is_kept_or_lost_with_what_it_tells_of() {
    assertThatThrownBy(() ->
            store.together(() -> {
              store.audit().append(entry("lost"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    rows(2);

    assertThat(check().rows()).isEqualTo(2);
  }

  @Test
  void a_row_within_a_part_that_failed_is_lost_with_it_alone() {
    store.together(() -> {
      store.audit().append(entry("kept"));
      assertThatThrownBy(() ->
              store.together(() -> {
                store.audit().append(entry("lost"));
                throw new IllegalStateException("no");
              }))
          .hasMessage("no");
      return store;
    });

    assertThat(store.audit().latest(Optional.empty(), 9))
        .extracting(row -> row.entry().detail())
        .containsExactly("kept");
  }

  @Test
  void rows_are_not_changed_by_mistake() {
    rows(2);

    assertThatThrownBy(() -> execute("update audit set detail = 'x' where sequence = 1"))
        .hasMessageContaining("added and never changed");
    assertThatThrownBy(() -> execute("delete from audit where sequence = 1"))
        .hasMessageContaining("added and never changed");
  }

  @Test
  void a_changed_row_is_named() throws SQLException {
    rows(2_100);
    tamper("update audit set detail = 'row 1051' where sequence = 1050");

    broken(1050, "row 1050 was changed");
  }

  @Test
  void a_changed_time_outcome_or_hash_is_named() throws SQLException {
    rows(5);
    tamper("update audit set time = time + 1 where sequence = 4");
    broken(4, "row 4 was changed");
    execute("update audit set outcome = 'NONE' where sequence = 3");
    broken(3, "row 3 was changed");
    execute("update audit set hash = '' where sequence = 2");
    broken(2, "row 2 was changed");
  }

  @Test
  void a_missing_row_is_named() throws SQLException {
    rows(5);
    tamper("delete from audit where sequence = 3");

    broken(3, "row 3 is missing; after row 2 comes row 4");
  }

  @Test
  void rows_that_changed_places_are_named() throws SQLException {
    rows(5);
    tamper(
        "update audit set sequence = 99 where sequence = 2",
        "update audit set sequence = 2 where sequence = 3",
        "update audit set sequence = 3 where sequence = 99");

    broken(2, "row 2 was changed");
  }

  @Test
  void a_row_before_the_first_is_named() throws SQLException {
    rows(2);
    tamper(
        "insert into audit (sequence, time, person, via, action, project, arguments, outcome,"
            + " detail, previous, hash) select 0, time, person, via, action, project, arguments,"
            + " outcome, detail, previous, hash from audit where sequence = 1");

    broken(1, "row 0 was never written");
  }

  @Test
  void a_row_that_was_replaced_whole_does_not_fit_the_next() throws SQLException {
    rows(3);
    AuditRow second = store.audit().latest(Optional.of(3L), 1).getFirst();
    String bytes =
        "13:lathe-audit-1,64:%s,1:2,13:%s,3:ann,5:local,14:models.promote,7:default,8:{\"x\": 1},"
                .formatted(second.before(), second.time().toEpochMilli())
            + "4:DONE,6:forged,";
    String forged = Hashes.of(bytes);
    tamper("update audit set detail = 'forged', hash = '%s' where sequence = 2".formatted(forged));

    broken(3, "row 3 does not follow the row before it");
  }

  @Test
  void rows_cut_off_the_end_are_named_and_a_kept_head_shows_it_even_when_the_end_was_put_back()
      throws SQLException {
    rows(5);
    AuditHead kept = store.audit().head();
    AuditRow fourth = store.audit().latest(Optional.empty(), 2).getLast();
    tamper("delete from audit where sequence = 5");
    broken(5, "row 5 is missing: the rows end at 4 and there were 5");

    execute("update audit_head set sequence = 4, hash = '%s'".formatted(fourth.hash()));

    assertThat(check().broken()).isEmpty();
    assertThat(store.audit().check(Optional.of(kept)).broken())
        .contains(new Broken(5, "row 5 is missing: the rows end at 4 and there were 5"));
  }

  @Test
  void an_end_put_back_with_its_rows_left_is_named() throws SQLException {
    rows(3);
    execute("update audit_head set sequence = 1, hash = '%s'".formatted("0".repeat(64)));

    broken(4, "the end of the chain was put back");
  }

  @Test
  void a_chain_written_anew_is_seen_by_a_kept_head_alone() throws SQLException {
    rows(3);
    AuditHead kept = store.audit().head();
    tamper(
        "delete from audit",
        "update audit_head set sequence = 0, hash = '%s'".formatted("0".repeat(64)));
    for (int i = 0; i < 4; i++) store.audit().append(entry("another story"));

    assertThat(check().broken()).isEmpty();
    assertThat(store.audit().check(Optional.of(kept)).broken()).map(Broken::row).contains(3L);
  }

  @Test
  void several_stores_add_to_one_chain_each_with_what_it_changed() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (Store other = Store.open(home)) {
                  for (int j = 0; j < 15; j++) {
                    String name = "user %s of %s".formatted(j, number);
                    other.together(() -> {
                      other.audit().append(entry(name));
                      return other.users().create(name);
                    });
                  }
                }
              }));
    }
    for (Thread thread : threads) thread.join();

    assertThat(check().rows()).isEqualTo(45);
    assertThat(check().broken()).isEmpty();
    assertThat(store.users().list()).hasSize(45);
  }

  @Test
  void those_that_lock_in_different_orders_both_get_through() throws InterruptedException {
    var run = run("shared");
    try (Store other = Store.open(home)) {
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 10; i++) {
                  String name = "a" + i;
                  other.together(() -> {
                    other.audit().append(entry(name));
                    return other.runs().rename(run.id(), name);
                  });
                }
              });
      for (int i = 0; i < 10; i++) {
        String name = "b" + i;
        store.together(() -> {
          var renamed = store.runs().rename(run.id(), name);
          store.audit().append(entry(name));
          return renamed;
        });
      }
      thread.join();
    }

    assertThat(check().rows()).isEqualTo(20);
    assertThat(check().broken()).isEmpty();
  }

  @Test
  void a_head_is_read_as_it_is_written() {
    rows(1);
    AuditHead head = store.audit().head();

    assertThat(AuditHead.parse(head.text())).isEqualTo(head);
    for (String text : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> AuditHead.parse(text));
    }
  }
}
