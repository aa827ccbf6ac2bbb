package dev.lathe.track.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// PostgreSQL. An owner's lock is an advisory lock of the connection that writes, taken again
/// whenever that connection is opened again; what is left of the one before on the server is ended
/// then, as it may hold the lock for as long as the server believes in it.
///
/// Each transaction writes its owner's row, where afterwards the number of the last that was kept
/// is read: so a commit whose answer was lost is told from one that never was.
final class ServerLink implements Link {
  private static final int READERS = 8;

  /// How long a lock is waited for, how a server finds out that a program's machine is gone, and
  /// that a commit is answered when it is on the disk, also where the server is set up otherwise.
  private static final String SETTINGS =
      "set lock_timeout = '30s'; set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10;"
          + " set tcp_keepalives_count = 6; select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  private static final String ENDED =
      "select pg_terminate_backend(pid) as ended from pg_locks where locktype = 'advisory'"
          + " and granted and pid = ? and pid <> pg_backend_pid() and objsubid = 1"
          + " and classid::bigint = ? and objid::bigint = ?"
          + " and database = (select oid from pg_database where datname = current_database())";

  /// The lock of who restores a backup, which those who open the database wait for.
  private static final long RESTORING = 0x6c_61_74_68_65L;

  private final String url;
  private final Properties properties = new Properties();
  private volatile Optional<String> owner = Optional.empty();

  /// The server's process for the connection that wrote last.
  private long process;

  ServerLink(String url, String user, String password) {
    this.url = url;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("socketFactory", KeptSockets.class.getName());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60"); // what the address says instead goes first
    properties.setProperty("ApplicationName", "lathe");
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public Failures failures() {
    return new Failures(Text.address(url));
  }

  @Override
  public boolean breaks() {
    return true;
  }

  @Override
  public long mark(Session session) throws SQLException {
    if (owner.isEmpty()) return 0;
    return session
        .row(
            "update owners set process = process where id = ? returning xmin::text::bigint as mark",
            row -> row.number("mark"),
            owner.get())
        .orElseThrow(() -> new SQLException("others took this process for ended", "08003"));
  }

  @Override
  public Fate fate(long mark, Session session) throws SQLException {
    return session
        .row(
            "select xmin::text::bigint as mark from owners where id = ? for update",
            row -> row.number("mark") == mark ? Fate.KEPT : Fate.LOST,
            owner.orElse(""))
        .orElse(Fate.UNKNOWN);
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public Session writing() throws SQLException {
    Session session = Session.writing(open(), Dialect.POSTGRESQL);
    try {
      session.settle(SETTINGS);
      if (owner.isPresent()) lock(session, key(owner.get()));
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Session reading() throws SQLException {
    Connection connection = open();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    return Session.reading(connection, Dialect.POSTGRESQL);
  }

  private Connection open() throws SQLException {
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      String said = String.valueOf(e.getMessage());
      if (!said.contains(url)) throw e;
      throw new SQLException(said.replace(url, Text.address(url)), e.getSQLState());
    }
  }

  @Override
  public void migrate(Map<String, String> given) throws SQLException {
    try (Session session = writing()) {
      session.rows("select pg_advisory_lock_shared(?)", _ -> RESTORING, RESTORING);
      migrations().bringUp(session, given);
    }
  }

  /// Keeps everybody from opening the database until this connection is closed.
  void alone(Session session) throws SQLException {
    session.rows("select pg_advisory_lock(?)", _ -> RESTORING, RESTORING);
  }

  /// The migrations of this database.
  Migrations migrations() {
    return new Migrations(Dialect.POSTGRESQL, url, properties);
  }

  @Override
  public void hold(String id) {
    owner = Optional.of(id); // locked with the connection that writes
  }

  private void lock(Session session, long key) throws SQLException {
    session.begin();
    session.rows(ENDED, _ -> key, process, key >>> 32, key & 0xffff_ffffL);
    process =
        session.number("select pg_backend_pid() from (select pg_advisory_lock(?)) as lock", key);
    session.commit();
  }

  @Override
  public boolean held(String id, Session session) throws SQLException {
    if (owner.equals(Optional.of(id))) return true;
    return session.number("select pg_try_advisory_xact_lock(?)::int", key(id)) == 0;
  }

  /// The part of an id that is random.
  private static long key(String id) {
    return Long.parseUnsignedLong(id.replace("-", "").substring(16), 16);
  }

  @Override
  public void close() {
    owner = Optional.empty(); // the connection that writes is closed by whoever has it
  }
}
