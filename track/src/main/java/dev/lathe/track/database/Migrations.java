package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to the version of this program, and looks whether it is whole.
///
/// Flyway is started only where something is to be done.
final class Migrations {
  /// The newest version this program knows, and the file of each.
  static final List<String> FILES =
      List.of(
          "V1__runs.sql",
          "V2__access.sql",
          "V3__jobs.sql",
          "V4__registry.sql",
          "V5__serve.sql",
          "V6__events.sql",
          "V7__trust.sql",
          "V8__project_gates.sql");

  private static final String HISTORY = "flyway_schema_history";
  private static final Pattern TABLE = Pattern.compile("(create|drop)\\s+table\\s+(\\w+)");
  private static final Pattern INDEX =
      Pattern.compile("(create|drop)\\s+(?:unique\\s+)?index\\s+(\\w+)[^;]*;");

  private final Dialect dialect;
  private final String url;
  private final Properties properties;

  Migrations(Dialect dialect, String url, Properties properties) {
    this.dialect = dialect;
    this.url = url;
    this.properties = properties;
  }

  /// Runs what is missing, or refuses a database that is newer than this program or not whole.
  ///
  /// @param given values that the migrations name
  void bringUp(Session session, Map<String, String> given) throws SQLException {
    session.begin();
    long version = version(session);
    session.rollback();
    if (version > FILES.size()) {
      throw new StoreException(
          Reason.STATE,
          "the database has schema %s and this program knows schemas up to %s; use the program that"
                  .formatted(version, FILES.size())
              + " wrote it, or a newer one, or put back a backup from before");
    }
    if (version < FILES.size()) migrate(FILES.size(), given);
    session.begin();
    checkIndexes(session);
    session.rollback();
  }

  /// Values that the migrations name.
  ///
  /// @param clock tells when the tables were made
  /// @param ids gives the first project one
  static Map<String, String> given(InstantSource clock, Ids ids) {
    return Map.of("now", Long.toString(clock.millis()), "project", ids.uuid());
  }

  /// The version of a database; 0 where there is none yet.
  long version(Session session) throws SQLException {
    if (!names(session).contains(HISTORY)) return 0;
    if (session.number("select count(*) from " + HISTORY + " where not success") > 0) {
      throw new StoreException(
          Reason.STATE,
          "a migration of the database failed half way; put back the backup from before it");
    }
    return session
        .row(
            "select version from %s where version is not null order by installed_rank desc limit 1"
                .formatted(HISTORY),
            row -> row.number("version"))
        .orElse(0L);
  }

  /// Runs what is missing up to a version.
  void migrate(long version, Map<String, String> given) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(url, properties.getProperty("user"), properties.getProperty("password"))
          .locations("classpath:dev/lathe/track/database/" + dialect.folder())
          .placeholders(given)
          .loggers(QuietLog.Maker.class.getName())
          .table(HISTORY)
          .target(Long.toString(version))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "the database could not be brought to schema %s: %s".formatted(version, e.getMessage()),
          e);
    }
  }

  private void checkIndexes(Session session) throws SQLException {
    Set<String> there = names(session);
    indexes()
        .forEach((name, statement) -> {
          if (there.contains(name)) return;
          throw new StoreException(
              Reason.STATE,
              "the database lacks the index '%s', without which it is slow or lets things in twice;"
                      .formatted(name)
                  + " make it again with: "
                  + statement);
        });
  }

  /// The tables that the migrations up to a version leave there.
  static Set<String> tables(Dialect dialect, long version) {
    var tables = new LinkedHashSet<String>();
    for (String file : FILES.subList(0, Math.toIntExact(version))) {
      Matcher matcher = TABLE.matcher(text(dialect, file));
      while (matcher.find()) {
        if (matcher.group(1).equals("create")) tables.add(matcher.group(2));
        else tables.remove(matcher.group(2));
      }
    }
    return tables;
  }

  /// The names of all tables and indexes that are there, ours or not.
  Set<String> names(Session session) throws SQLException {
    return new HashSet<>(session.rows(dialect.names(), row -> row.text("name")));
  }

  /// Every index that the migrations leave there, with the statement that makes it.
  private Map<String, String> indexes() {
    var indexes = new LinkedHashMap<String, String>();
    for (String file : FILES) {
      Matcher matcher = INDEX.matcher(text(dialect, file));
      while (matcher.find()) {
        if (matcher.group(1).equals("create")) indexes.put(matcher.group(2), matcher.group());
        else indexes.remove(matcher.group(2));
      }
    }
    return indexes;
  }

  private static String text(Dialect dialect, String file) {
    String path = dialect.folder() + "/" + file;
    try (InputStream in = Migrations.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException("no migration " + path);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
