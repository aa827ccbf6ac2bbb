package dev.lathe.track.backup;

import dev.lathe.learn.RunListener;
import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.Folders;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Schema;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import dev.lathe.track.database.Table;
import dev.lathe.track.database.Table.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Copies all of a store into one file, as it is at one moment, while others go on.
///
/// The file is a ZIP: what it says of itself, each table as lines of JSON, the contents by hash,
/// and at the end how many rows each part has and its SHA-256; the comment with which it ends holds
/// the SHA-256 of all before. It does not tell SQLite from PostgreSQL. It can be read by its owner
/// only.
///
/// **Cost.** Reads everything twice: once to count, once to copy. Memory does not grow with the
/// rows; a reader's transaction is open meanwhile, so SQLite's log grows by what others write.
public final class Backup {
  private static final int TELLING = 1_000;

  /// What a row counts for beside a byte of a content, when it is told how much is done.
  private static final long ROW = 300;

  private final Database database;
  private final Contents contents;
  private final List<String> naming;

  /// Of this database and the contents it names.
  ///
  /// @param naming tables that name contents, in columns `hash` and `size`
  public Backup(Database database, Contents contents, List<String> naming) {
    this.database = database;
    this.contents = contents;
    this.naming = List.copyOf(naming);
  }

  /// A backup that was made.
  ///
  /// @param file where it is
  /// @param size how many bytes it has
  /// @param holding what it holds
  /// @param missing hashes of contents that are named but gone or damaged, and so not in it
  public record Made(Path file, long size, Holding holding, List<String> missing) {
    /// Copies the list.
    public Made {
      missing = List.copyOf(missing);
    }
  }

  /// What a backup of today is called when nobody says; days are those of UTC.
  public String name() {
    return "lathe-%s.zip".formatted(database.now().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /// Makes one. The file is there when it is whole, or not at all.
  ///
  /// @param replace whether a file that is there may be replaced
  /// @param listener hears of progress
  /// @throws StoreException when it cannot be written
  public Made write(Path file, boolean replace, RunListener listener) {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw StoreException.exists("'%s' is no file to replace; name another".formatted(file));
    }
    if (Files.exists(target) && !replace) {
      throw StoreException.exists("'%s' exists; name another file".formatted(file));
    }
    Path folder = Objects.requireNonNullElse(target.getParent(), target);
    try {
      Path draft = Files.createTempFile(folder, ".lathe-backup-", ".part"); // its owner's alone
      try {
        Made made = write(file, draft, listener);
        Files.move(
            draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.synchronize(folder);
        return made;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed(file, e);
    } catch (UncheckedIOException e) {
      throw failed(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private static RuntimeException failed(Path file, IOException e) {
    if (e instanceof ClosedByInterruptException) return new CancellationException("stopped");
    return new StoreException(
        Reason.UNAVAILABLE,
        "the backup '%s' could not be written (%s); look whether its disk is full and who owns its folder"
            .formatted(file, e.getMessage()),
        e);
  }

  private Made write(Path file, Path draft, RunListener listener) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var writer = new BackupWriter(Channels.newOutputStream(channel));
      var missing = new ArrayList<String>();
      var begun = new AtomicBoolean();
      Holding holding =
          database.readAtLength(session -> {
            if (begun.getAndSet(true)) throw lost();
            try {
              return new Copying(session, writer, listener).all(missing);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      checkNamed(missing);
      writer.finish();
      channel.force(true);
      return new Made(file, channel.size(), holding, missing);
    }
  }

  /// Refuses to end it when it lacks contents that it names and nothing else does any more: they
  /// were not lost but purged, after the moment that it is of.
  private void checkNamed(List<String> missing) {
    for (String hash : missing) {
      if (!database.read(session -> named(session, hash))) {
        throw StoreException.state(
            "content %s was purged while the backup was made, which would lack it; make it again"
                .formatted(hash));
      }
    }
  }

  private boolean named(Session session, String hash) throws SQLException {
    for (String table : naming) {
      String one = "select hash from %s where hash = ? limit 1".formatted(table);
      if (session.row(one, row -> row, hash).isPresent()) return true;
    }
    return false;
  }

  /// A read is done again over a new connection, which is another moment.
  private static StoreException lost() {
    return new StoreException(
        Reason.UNAVAILABLE,
        "the connection to the database was lost while the backup was made; make it again");
  }

  /// The copying, within one moment.
  private final class Copying {
    private final Session session;
    private final BackupWriter writer;
    private final RunListener listener;
    private double whole = 1;
    private long done;

    Copying(Session session, BackupWriter writer, RunListener listener) {
      this.session = session;
      this.writer = writer;
      this.listener = listener;
    }

    Holding all(List<String> missing) throws SQLException, IOException {
      listener.progress("counting", 0);
      List<Table> tables = Schema.tables(session);
      Map<String, Long> rows = new LinkedHashMap<>();
      for (Table table : tables) {
        rows.put(
            table.name(), session.number("select count(*) from \"%s\"".formatted(table.name())));
      }
      Map<String, Long> named = named();
      var holding =
          new Holding(
              database.now(),
              database.dialect(),
              Schema.version(session),
              rows,
              named.size(),
              named.values().stream().mapToLong(Long::longValue).sum());
      whole = Math.max(1, holding.allRows() * ROW + holding.bytes());
      writer.begin(Entry.MANIFEST, Manifest.COLUMNS);
      writer.row(manifest(holding).values());
      writer.endRows(Entry.MANIFEST);
      for (Table table : tables) table(table);
      writer.begin(Entry.COUNTERS, Entry.COUNTER_COLUMNS);
      for (var counter : Schema.counters(session).entrySet()) {
        writer.row(counter.getKey(), counter.getValue());
      }
      writer.endRows(Entry.COUNTERS);
      long copied = done * ROW;
      for (var content : named.entrySet()) {
        tell("copying models and artifacts", copied);
        if (!content(new Content(content.getKey(), content.getValue()))) {
          missing.add(content.getKey());
        }
        copied += content.getValue();
      }
      return holding;
    }

    private static Manifest manifest(Holding holding) {
      return new Manifest(
          Manifest.FORM,
          holding.schema(),
          holding.made(),
          holding.from(),
          holding.allRows(),
          holding.contents(),
          holding.bytes());
    }

    /// The contents that are named, with their sizes, in the order of their hashes.
    private Map<String, Long> named() throws SQLException {
      Map<String, Long> named = new TreeMap<>();
      for (String table : naming) {
        session.each(
            "select hash, size from " + table,
            row -> named.put(row.text("hash"), row.number("size")));
      }
      return named;
    }

    private void table(Table table) throws SQLException, IOException {
      String name = Entry.TABLES + table.name() + Entry.LINES;
      writer.begin(name, table.columns());
      session.each(
          table.select(),
          row -> {
            try {
              writer.row(values(row, table.columns()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            if (++done % TELLING == 0) tell("copying tables: " + table.name(), done * ROW);
            return row;
          });
      writer.endRows(name);
    }

    private static Object[] values(ResultRow row, List<Column> columns) throws SQLException {
      Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        String name = columns.get(i).name();
        values[i] =
            switch (columns.get(i).kind()) {
              case TEXT -> row.optionalText(name);
              case NUMBER -> row.optionalNumber(name);
              case FIGURE -> row.figure(name);
              case BYTES -> row.optionalBytes(name);
            };
      }
      return values;
    }

    /// Copies a content, if it is there and is what it was.
    private boolean content(Content content) throws IOException {
      if (!contents.sound(content)) return false;
      try (InputStream in = contents.open(content)) {
        writer.content(content.hash(), in);
        return true;
      } catch (StoreException e) {
        if (e.reason() != Reason.ABSENT) throw e;
        return false; // taken away since it was looked at
      }
    }

    private void tell(String doing, long now) {
      listener.progress(doing, now / whole);
    }
  }
}
