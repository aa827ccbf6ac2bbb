package dev.lathe.track.backup;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Schema;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Table;
import dev.lathe.track.database.Table.Column;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts what a backup holds into tables and where contents are, within a transaction.
final class Loading implements BackupReader.Visitor {
  private static final int MOST_ROWS = 500;
  private static final long MOST_SIGNS = 8 << 20;

  private final Session session;
  private final Restoration.Settling settling;
  private final Restoration.Arriving arriving;
  private Optional<Contents> contents = Optional.empty();
  private final List<Content> put = new ArrayList<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, Long> counters = new LinkedHashMap<>();
  private final List<Object[]> waiting = new ArrayList<>();
  private long signs;
  private String table = "";
  private String insert = "";

  /// Into the tables of this session, from which it takes what the migrations put there.
  Loading(Session session, Restoration.Settling settling, Restoration.Arriving arriving)
      throws SQLException {
    this.session = session;
    this.settling = settling;
    this.arriving = arriving;
    for (Table each : Schema.tables(session)) tables.put(each.name(), each);
    for (Table each : List.copyOf(tables.values()).reversed()) {
      session.run("delete from \"%s\"".formatted(each.name()));
    }
  }

  /// What is being done now.
  String doing() {
    return counters.isEmpty() ? "loading tables: " + table : "copying models and artifacts";
  }

  @Override
  public void manifest(Manifest manifest) {}

  @Override
  public void table(String name, List<Column> columns) throws SQLException {
    add();
    Table there = tables.get(name);
    if (there == null || !there.columns().equals(columns)) {
      throw unfit("the table %s has other columns".formatted(name));
    }
    table = name;
    insert = there.insert();
  }

  @Override
  public void row(Object[] values) throws SQLException {
    try {
      settling.room(session, table, values[0]);
    } catch (IllegalArgumentException e) {
      throw unfit(String.valueOf(e.getMessage()));
    }
    waiting.add(values);
    for (Object value : values) {
      if (value instanceof String text) signs += text.length();
      else if (value instanceof byte[] bytes) signs += bytes.length;
    }
    if (waiting.size() == MOST_ROWS || signs > MOST_SIGNS) add();
  }

  private static StoreException unfit(String what) {
    return StoreException.state(
        "the backup does not fit the tables of its schema (%s), so nothing of it was kept; take another backup"
            .formatted(what));
  }

  private void add() throws SQLException {
    session.batch(insert, waiting);
    waiting.clear();
    signs = 0;
  }

  @Override
  public void counter(String table, long last) throws SQLException {
    add();
    counters.put(table, last);
  }

  @Override
  public void content(Content content, InputStream in) throws SQLException {
    boolean there = contents().has(content);
    Content kept = contents().put(in, content.size());
    if (!there) put.add(kept);
  }

  /// Where contents go, which is known as soon as the tables are there.
  Contents contents() throws SQLException {
    if (contents.isEmpty()) {
      add();
      contents = Optional.of(arriving.contents(session));
    }
    return contents.get();
  }

  /// Takes away the contents that were not there before.
  void takeBack() {
    contents.ifPresent(there -> put.forEach(there::delete));
  }

  /// Lets go of what it holds open.
  void close() {
    contents.ifPresent(Contents::close);
  }

  /// Puts in what waits, and goes on counting where the backup was.
  void finish() throws SQLException {
    add();
    Schema.count(session, counters);
  }
}
