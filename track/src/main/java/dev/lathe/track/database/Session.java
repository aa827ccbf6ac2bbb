package dev.lathe.track.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.ParamType;

/// A connection within a transaction: runs statements, keeps them prepared, binds every value.
///
/// Values are texts, whole numbers, doubles (`NaN` is stored as `NULL`), times (milliseconds since
/// 1970), bytes, or an [Optional] of these. A statement's text is always a constant of the program.
public final class Session implements AutoCloseable {
  private static final int KEPT = 200;
  private static final int AT_A_TIME = 200;

  private final Connection connection;
  private final Dialect dialect;
  private final String begin;
  private final List<Work<?>> last = new ArrayList<>();
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

  private Session(Connection connection, Dialect dialect, String begin) {
    this.connection = connection;
    this.dialect = dialect;
    this.begin = begin;
  }

  /// One whose transactions may write; on SQLite nobody else writes from their beginning on.
  static Session writing(Connection connection, Dialect dialect) {
    return new Session(connection, dialect, "begin immediate");
  }

  /// One whose transactions read.
  static Session reading(Connection connection, Dialect dialect) {
    return new Session(connection, dialect, "begin");
  }

  /// Which database it speaks to.
  public Dialect dialect() {
    return dialect;
  }

  /// Whether the other side still answers, within so many seconds.
  boolean answers(int seconds) throws SQLException {
    boolean answers = connection.isValid(seconds);
    if (answers && dialect == Dialect.POSTGRESQL) connection.rollback(); // asking began one
    return answers;
  }

  /// Runs statements that stay in force for the connection, outside of any transaction.
  void settle(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Does this however long a single answer takes, as counting or sorting a large table may. A
  /// server that is gone is still noticed, as its machine or the network says nothing any more.
  <T> T patiently(Work<T> work) throws SQLException {
    if (dialect == Dialect.SQLITE) return work.run(this); // a file answers, or fails
    int patience = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    try {
      return work.run(this);
    } finally {
      if (!connection.isClosed()) connection.setNetworkTimeout(Runnable::run, patience);
    }
  }

  /// Whether rows that are read are about to be changed.
  public boolean writes() throws SQLException {
    return !connection.isReadOnly();
  }

  /// Writes statements that depend on what is asked.
  public DSLContext questions() {
    return Questions.of(dialect);
  }

  /// What such a statement finds.
  public <T> List<T> rows(Query query, Reading<T> reading) throws SQLException {
    return rows(query.getSQL(ParamType.INDEXED), reading, query.getBindValues().toArray());
  }

  /// Reads a row into a value.
  @FunctionalInterface
  public interface Reading<T> {
    /// The value of this row.
    T of(ResultRow row) throws SQLException;
  }

  /// What a query finds.
  public <T> List<T> rows(String sql, Reading<T> reading, Object... values) throws SQLException {
    PreparedStatement statement = bound(sql, values);
    var found = new ArrayList<T>();
    try (ResultSet results = statement.executeQuery()) {
      var row = new ResultRow(results);
      while (results.next()) found.add(reading.of(row));
    }
    return found;
  }

  /// Reads what a query finds row by row, however many there are; nothing is kept.
  public void each(String sql, Reading<?> reading) throws SQLException {
    PreparedStatement statement = prepared(sql);
    statement.setFetchSize(AT_A_TIME);
    try (ResultSet results = statement.executeQuery()) {
      var row = new ResultRow(results);
      while (results.next()) reading.of(row);
    }
  }

  /// The first row that a query finds.
  public <T> Optional<T> row(String sql, Reading<T> reading, Object... values) throws SQLException {
    PreparedStatement statement = bound(sql, values);
    try (ResultSet results = statement.executeQuery()) {
      return results.next() ? Optional.of(reading.of(new ResultRow(results))) : Optional.empty();
    }
  }

  /// The number in the first column of the one row that a query finds.
  public long number(String sql, Object... values) throws SQLException {
    PreparedStatement statement = bound(sql, values);
    try (ResultSet results = statement.executeQuery()) {
      if (!results.next()) throw new SQLException("no row: " + sql);
      return results.getLong(1);
    }
  }

  /// Runs a statement that changes rows, and counts them.
  public int run(String sql, Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /// Runs a statement once for each of these lists of values.
  public void batch(String sql, Iterable<Object[]> lists) throws SQLException {
    if (!lists.iterator().hasNext()) return;
    PreparedStatement statement = prepared(sql);
    for (Object[] values : lists) {
      bind(statement, values);
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    return statement;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement != null) return statement;
    if (prepared.size() >= KEPT) {
      Iterator<PreparedStatement> oldest = prepared.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) bind(statement, i + 1, values[i]);
  }

  private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
    switch (value) {
      case String text -> statement.setString(at, text);
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setLong(at, number);
      case Double figure when figure.isNaN() -> statement.setNull(at, Types.DOUBLE);
      case Double figure -> statement.setDouble(at, figure);
      case Instant time -> statement.setLong(at, time.toEpochMilli());
      case byte[] bytes -> statement.setBytes(at, bytes);
      case Optional<?> maybe when maybe.isPresent() -> bind(statement, at, maybe.get());
      case Optional<?> _ -> statement.setNull(at, Types.NULL);
      default -> throw new IllegalArgumentException("no value of a statement: " + value.getClass());
    }
  }

  /// Does this as the last of the transaction, after all that others have put into it: what locks a
  /// row that everybody needs then waits for nobody while it holds it, so that no two transactions
  /// stand in each other's way. It is left out when the piece of work that asks for it fails.
  public void atEnd(Work<?> work) {
    last.add(work);
  }

  /// How much is to be done at the end so far.
  int lasts() {
    return last.size();
  }

  /// Leaves out what was asked for since there was so much.
  void leaveOut(int since) {
    last.subList(since, last.size()).clear();
  }

  /// Does what is to be done at the end.
  void finish() throws SQLException {
    for (Work<?> work : last) work.run(this);
    last.clear();
  }

  /// Begins a transaction. On SQLite it is said in words: its driver would begin the next one with
  /// the end of this one, and so keep everybody else from writing.
  void begin() throws SQLException {
    last.clear();
    switch (dialect) {
      case SQLITE -> run(begin);
      case POSTGRESQL -> connection.setAutoCommit(false);
    }
  }

  void commit() throws SQLException {
    switch (dialect) {
      case SQLITE -> run("commit");
      case POSTGRESQL -> connection.commit();
    }
  }

  void rollback() throws SQLException {
    switch (dialect) {
      case SQLITE -> run("rollback");
      case POSTGRESQL -> connection.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
