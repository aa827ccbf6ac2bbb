package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// SQLite in a folder: `lathe.db`, and in `owners` a locked file for every store that is open.
///
/// The write-ahead log is synchronised with every commit, so that what is acknowledged outlives the
/// machine, and readers do not wait for the writer.
final class FileLink implements Link {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int CACHE_KIB = 64 * 1024;

  /// What the driver would print by itself; what fails is told by exceptions. Held here, as a
  /// logger that nobody holds forgets its level.
  private static final Logger DRIVER = Logger.getLogger("org.sqlite");

  static {
    DRIVER.setLevel(Level.OFF);
  }

  /// Owners of this process. A process that opens a file it has locked and closes it again loses
  /// the lock (POSIX), so for these no file is looked at.
  private static final Set<String> HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path owners;
  private Optional<String> owner = Optional.empty();
  private @Nullable FileChannel channel;

  FileLink(Path folder) throws IOException {
    this.folder = folder;
    owners = folder.resolve("owners");
    Folders.create(owners);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public Failures failures() {
    return new Failures("'" + folder.resolve("lathe.db") + "'");
  }

  @Override
  public boolean breaks() {
    return false;
  }

  @Override
  public long mark(Session session) {
    return 0;
  }

  /// A file answers every commit.
  @Override
  public Fate fate(long mark, Session session) {
    return Fate.LOST;
  }

  @Override
  public int readers() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public Session writing() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    return Session.writing(open(config), Dialect.SQLITE);
  }

  @Override
  public Session reading() throws SQLException {
    Connection connection = open(config());
    try (var statement = connection.createStatement()) {
      statement.execute("pragma query_only = on");
    }
    return Session.reading(connection, Dialect.SQLITE);
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.enableCaseSensitiveLike(true);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    try {
      return JDBC.createConnection(url(), config.toProperties());
    } catch (UnsatisfiedLinkError e) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "SQLite cannot be loaded (%s); it is unpacked into the folder for temporary files, which needs room and must let programs run; LATHE_JVM=-Dorg.sqlite.tmpdir=FOLDER names another"
              .formatted(e.getMessage()),
          e);
    }
  }

  private String url() {
    return JDBC.PREFIX + folder.resolve("lathe.db");
  }

  @Override
  public void migrate(Map<String, String> given) throws SQLException {
    alone(() -> {
      try (Session session = writing()) {
        migrations().bringUp(session, given);
      }
    });
  }

  /// The migrations of this file.
  Migrations migrations() {
    return new Migrations(Dialect.SQLITE, url(), new Properties());
  }

  /// What nobody else may do at the same time.
  interface Alone {
    void run() throws SQLException, IOException;
  }

  /// Does it while nobody opens the database, or changes its tables.
  void alone(Alone work) throws SQLException {
    synchronized (FileLink.class) {
      try (FileChannel lock =
              FileChannel.open(
                  folder.resolve("migration.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = lock.lock()) {
        work.run();
      } catch (IOException e) {
        throw unusable(e);
      }
    }
  }

  /// Whether a store is open here.
  boolean open() throws IOException {
    try (var files = Files.list(owners)) {
      return files.anyMatch(file -> held(file.getFileName().toString()));
    }
  }

  @Override
  public void hold(String id) throws SQLException {
    try {
      HERE.add(id);
      owner = Optional.of(id);
      channel =
          FileChannel.open(
              owners.resolve(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) throw new IOException(id + " is locked by another process");
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public boolean held(String id, Session session) {
    return held(id);
  }

  private boolean held(String id) {
    if (HERE.contains(id)) return true;
    Path file = owners.resolve(id);
    if (!Files.exists(file)) return false;
    try (FileChannel theirs = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = theirs.tryLock()) {
      if (lock == null) return true;
      Files.deleteIfExists(file);
      return false;
    } catch (OverlappingFileLockException e) {
      return true; // another copy of this class in the same process
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) channel.close();
      if (owner.isPresent()) {
        Files.deleteIfExists(owners.resolve(owner.get()));
        HERE.remove(owner.get());
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private StoreException unusable(IOException e) {
    return new StoreException(
        Reason.UNAVAILABLE,
        "'%s' cannot be used to keep runs in (%s); look at who owns it and whether its disk is full"
            .formatted(folder, e.getMessage()),
        e);
  }
}
