package dev.lathe.track.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// PostgreSQL. An owner's lock is an advisory lock of the connection that writes, taken again
/// whenever that connection is opened again.
final class ServerLink implements Link {
  private static final int READERS = 8;

  private final String url;
  private final Properties properties = new Properties();
  private Optional<String> owner = Optional.empty();

  ServerLink(String url, String user, String password) {
    this.url = url;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "lathe");
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public Session writing() throws SQLException {
    Session session = Session.writing(open(), Dialect.POSTGRESQL);
    if (owner.isPresent()) lock(session, owner.get());
    return session;
  }

  @Override
  public Session reading() throws SQLException {
    Connection connection = open();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    return Session.reading(connection, Dialect.POSTGRESQL);
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public void migrate(Map<String, String> given) throws SQLException {
    try (Session session = writing()) {
      migrations().bringUp(session, given);
    }
  }

  /// The migrations of this database.
  Migrations migrations() {
    return new Migrations(Dialect.POSTGRESQL, url, properties);
  }

  @Override
  public void hold(String id) {
    owner = Optional.of(id); // locked with the connection that writes
  }

  private static void lock(Session session, String id) throws SQLException {
    session.begin();
    session.number("select 1 from (select pg_advisory_lock(?)) as lock", key(id));
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
