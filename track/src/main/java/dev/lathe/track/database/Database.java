package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// The tables, open: many read at a time, one thread writes.
///
/// What [#write] returned is kept: it outlives the process and, as far as its disk is honest, the
/// machine. A write within a write is part of it. A read within a write sees what the write has
/// done so far.
public final class Database implements AutoCloseable {
  private final Link link;
  private final Writer writer;
  private final Readers readers;
  private final InstantSource clock;
  private final Ids ids;
  private final Owner me;
  private volatile Work<?> returning = _ -> "";
  private boolean known;

  private Database(Link link, InstantSource clock) {
    this.link = link;
    this.clock = clock;
    ids = new Ids(clock);
    me =
        new Owner(
            ids.uuid(),
            System.getenv().getOrDefault("HOSTNAME", ""),
            ProcessHandle.current().pid());
    writer = new Writer(link, this::arrive);
    readers = new Readers(link, link.readers());
  }

  /// Opens SQLite in a folder, which is made when it is missing.
  ///
  /// @throws StoreException when it cannot be used, or is of a newer program
  public static Database open(Path folder, InstantSource clock) {
    try {
      return open(new FileLink(folder), clock);
    } catch (IOException e) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "'%s' cannot be made into a folder for runs: %s".formatted(folder, e.getMessage()),
          e);
    }
  }

  /// Opens a database on a PostgreSQL server.
  ///
  /// @param url such as `jdbc:postgresql://host/lathe`
  /// @throws StoreException when it cannot be reached, or is of a newer program
  public static Database open(String url, String user, String password, InstantSource clock) {
    return open(new ServerLink(address(url), user, password), clock);
  }

  static String address(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "a database's address begins with jdbc:postgresql:, got '%s'"
              .formatted(Text.shown(Text.address(url))));
    }
    return url;
  }

  private static Database open(Link link, InstantSource clock) {
    var database = new Database(link, clock);
    try {
      link.migrate(Migrations.given(clock, database.ids));
      link.hold(database.me.id());
      return database.write(_ -> database);
    } catch (SQLException e) {
      database.abandon();
      throw link.failures().of(e);
    } catch (RuntimeException e) {
      database.abandon();
      throw e;
    }
  }

  /// Signs in, with every connection that writes: others may have taken this process for ended
  /// while it had none.
  private int arrive(Session session) throws SQLException {
    int missing =
        session.run(
            "insert into owners (id, host, process, started) values (?, ?, ?, ?)"
                + " on conflict (id) do nothing",
            me.id(),
            me.host(),
            me.process(),
            now());
    if (missing == 1 && known) returning.run(session);
    known = true;
    return missing;
  }

  /// Says what is to be done when others have taken this process for ended and it is there after
  /// all.
  public void returning(Work<?> work) {
    returning = work;
  }

  /// Which database it is.
  public Dialect dialect() {
    return link.dialect();
  }

  /// What the clock says, in whole milliseconds.
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /// Where ids come from.
  public Ids ids() {
    return ids;
  }

  /// The id of this opening, under which runs are noted that end with it.
  public String owner() {
    return me.id();
  }

  /// This opening, as others see it.
  public Owner me() {
    return me;
  }

  /// Reads, all of it as of one moment.
  public <T> T read(Work<T> work) {
    try {
      return writer.mine() ? work.run(writer.current()) : readers.read(work);
    } catch (SQLException e) {
      throw link.failures().of(e);
    }
  }

  /// Reads like [#read], where a single answer may take minutes.
  public <T> T readAtLength(Work<T> work) {
    return read(session -> session.patiently(work));
  }

  /// Writes, and returns when it is kept.
  ///
  /// An interrupt does not end the waiting; it is still set afterwards.
  ///
  /// @throws StoreException when it could not be kept
  public <T> T write(Work<T> work) {
    CompletableFuture<T> kept = submit(work);
    if (writer.waitsForItself(kept)) {
      throw new IllegalStateException(
          "what is told that a write is kept cannot wait for another; hand that in without waiting");
    }
    return await(kept);
  }

  /// Waits for what was handed in, and says what became of it.
  ///
  /// An interrupt does not end the waiting; it is still set afterwards.
  public static <T> T await(CompletableFuture<T> kept) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return kept.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException failure) throw failure;
      if (cause instanceof Error failure) throw failure;
      throw new CompletionException(cause);
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /// Whether this is within a write, which more is then part of.
  public boolean writing() {
    return writer.mine();
  }

  /// Hands in a write without waiting; what comes back is done when it is kept.
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return writer.submit(work);
  }

  /// Owners whose process has ended without closing the database. They are not forgotten by this.
  public List<Owner> gone() {
    return read(session -> {
      var gone = new ArrayList<Owner>();
      for (Owner one : session.rows("select id, host, process from owners", Owner::of)) {
        if (!link.held(one.id(), session)) gone.add(one);
      }
      return gone;
    });
  }

  /// A store that was opened somewhere.
  ///
  /// @param id of the opening
  /// @param host the machine's name, where it has one
  /// @param process number of the process
  public record Owner(String id, String host, long process) {
    /// Leaves an owner that is gone, to which belongs what was going on when a backup was made.
    ///
    /// @return its id
    public static String leave(Session session, String id, Instant now) throws SQLException {
      session.run("insert into owners (id, host, process, started) values (?, '', 0, ?)", id, now);
      return id;
    }

    /// Whether it was left by a backup, so that no process ended.
    public boolean ofBackup() {
      return process == 0;
    }

    private static Owner of(ResultRow row) throws SQLException {
      return new Owner(row.text("id"), row.text("host"), row.number("process"));
    }
  }

  /// Does this for an owner whose process has ended, and forgets the owner, as one. Nothing is done
  /// when it is back by then, or another process was quicker.
  ///
  /// @param last what is done
  public <T> Optional<T> bury(Owner gone, Supplier<T> last) {
    return write(session -> {
      String row = "select id from owners where id = ?" + session.dialect().lock();
      if (session.row(row, found -> found.text("id"), gone.id()).isEmpty()) return Optional.empty();
      if (link.held(gone.id(), session)) return Optional.empty();
      T result = last.get();
      forget(session, gone.id());
      return Optional.of(result);
    });
  }

  private static int forget(Session session, String id) throws SQLException {
    return session.run("delete from owners where id = ?", id);
  }

  /// Keeps what was handed in, then closes everything.
  @Override
  public void close() {
    try {
      write(session -> forget(session, me.id()));
    } finally {
      abandon();
    }
  }

  private void abandon() {
    writer.close();
    readers.close();
    link.close();
  }
}
