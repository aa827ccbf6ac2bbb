package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Every answer that was given, kept before it is said to be.
///
/// Reply that come while others are being written wait together and go into the next write, which
/// begins as soon as the writer is free: there is no timer. A thousand of them take little longer
/// than one.
///
/// **Cost.** Some 20 µs an answer where many come at once; alone a commit of a few milliseconds.
public final class PredictionLog {
  private static final int MOST = 1_000;

  private final Database database;
  private final Queue queue;
  private final Months months = new Months();
  private final Map<String, Long> keys = new ConcurrentHashMap<>();

  /// In this database.
  public PredictionLog(Database database) {
    this.database = database;
    queue =
        new Queue(
            database,
            new Queue.Write() {
              @Override
              public void write(Session session, List<Entry> entries) throws SQLException {
                PredictionLog.this.write(session, entries);
              }

              @Override
              public void over(List<Entry> entries, boolean kept) {
                if (!kept) months.forget();
                else for (Entry entry : entries) months.made(Months.of(entry.id()));
              }
            });
  }

  /// Keeps the answer of one question, and returns when it is kept.
  ///
  /// @param given the answer that was given, then those of shadows
  /// @return the id of the prediction
  /// @throws StoreException when there is no such deployment
  public String log(List<Served> given) {
    return Database.await(submit(given));
  }

  /// Hands in the answer of one question without waiting; what comes back is its id, once it is
  /// kept. Within a greater write it is part of that.
  public CompletableFuture<String> submit(List<Served> given) {
    Entry entry = entry(given);
    if (!database.writing()) return queue.submit(entry);
    database.write(session -> {
      write(session, List.of(entry));
      return entry;
    });
    return CompletableFuture.completedFuture(entry.id());
  }

  private Entry entry(List<Served> given) {
    if (given.isEmpty()) throw new IllegalArgumentException("no answer was given");
    for (Served one : given) {
      keys.computeIfAbsent(one.deployment().id(), this::key);
      if (!one.deployment().id().equals(given.getFirst().deployment().id())) {
        throw new IllegalArgumentException("answers of one question are of one deployment");
      }
    }
    return new Entry(database.ids().uuid(), database.now(), List.copyOf(given));
  }

  private long key(String id) {
    return database
        .read(session ->
            session.row(
                "select key from deployments where id = ?",
                row -> row.number("key"),
                Text.value("a deployment's id", id, Text.NAME)))
        .orElseThrow(() ->
            StoreException.absent("there is no deployment with id '%s'".formatted(Text.shown(id))));
  }

  /// A question with its answers, on its way.
  ///
  /// @param id of the prediction
  /// @param time when it was handed in
  /// @param given what was answered
  record Entry(String id, Instant time, List<Served> given) {}

  private void write(Session session, List<Entry> entries) throws SQLException {
    var touched = new TreeSet<YearMonth>();
    for (Entry entry : entries) touched.add(Months.of(entry.id()));
    for (YearMonth month : touched) months.make(session, month);
    var rows = new ArrayList<Object[]>();
    var traffic = new Traffic();
    for (Entry entry : entries) {
      for (Served served : entry.given()) {
        long key = keys.getOrDefault(served.deployment().id(), 0L);
        rows.add(row(entry, served, key));
        traffic.add(key, served, entry.time());
      }
    }
    session.batch(
        "insert into predictions (id, arm, deployment, split, caller, time, latency, size, label,"
            + " value, hash, inputs, answers, failure)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    traffic.write(session);
  }

  private static Object[] row(Entry entry, Served served, long deployment) {
    Reply answers = served.answers();
    boolean failed = !answers.failure().isEmpty();
    boolean single = answers.rows() == 1;
    return new Object[] {
      entry.id(),
      served.arm(),
      deployment,
      served.deployment().split().sequence(),
      served.caller(),
      entry.time(),
      served.latency().toNanos() / 1000,
      served.inputs().rows(),
      single ? answers.labels().stream().findFirst() : Optional.empty(),
      single ? answers.values().getFirst() : Double.NaN,
      served.inputs().checksum(),
      served.deployment().inputs() == Deployment.Keeping.VALUES
          ? Optional.of(served.inputs().bytes())
          : Optional.empty(),
      single || failed ? Optional.empty() : Optional.of(answers.bytes()),
      answers.failure()
    };
  }

  /// The answer that was given under an id.
  ///
  /// @param scope whose may be seen
  /// @throws StoreException when there is none in this scope
  public KeptPrediction find(String id, Scope scope) {
    return answers(id, scope).getFirst();
  }

  /// What was answered under an id: first what was given, then what shadows answered.
  ///
  /// @throws StoreException when there is none in this scope
  public List<KeptPrediction> answers(String id, Scope scope) {
    return database.read(session -> answers(session, id, scope));
  }

  static List<KeptPrediction> answers(Session session, String id, Scope scope) throws SQLException {
    List<KeptPrediction> found =
        id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
            ? session.rows(
                KeptPrediction.SELECT
                    + " where r.id = ? order by case when a.share > 0 then 0 else 1 end, r.arm",
                KeptPrediction::of,
                id)
            : List.of();
    if (found.isEmpty() || !scope.sees(found.getFirst().caller())) {
      throw StoreException.absent(
          "there is no prediction '%s'; its id came with the answer".formatted(Text.shown(id)));
    }
    return found;
  }

  /// What a deployment answered, in the order of the ids; shadows' answers too.
  ///
  /// @param after id of the last that was seen; empty at first
  /// @param most how many
  public List<KeptPrediction> list(DeploymentName deployment, Scope scope, String after, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s predictions can be listed at a time, got %s".formatted(MOST, most));
    }
    Text.value("a prediction's id", after, Text.NAME);
    String whose = scope.caller().isPresent() ? " and r.caller = ?" : "";
    return database.read(session -> {
      var values =
          new ArrayList<Object>(List.of(Deployments.row(session, deployment).key(), after));
      scope.caller().ifPresent(values::add);
      values.add(most);
      return session.rows(
          KeptPrediction.SELECT
              + " where r.deployment = ? and r.id > ?"
              + whose
              + " order by r.id, r.arm limit ?",
          KeptPrediction::of,
          values.toArray());
    });
  }

  Months months() {
    return months;
  }
}
