package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// SQLite in a folder that holds nothing yet: the file is made under another name, and moved into
/// place when it is whole.
///
/// @param folder where it will be
/// @param clock tells when the tables were made
record EmptyFile(Path folder, InstantSource clock) implements EmptyDatabase {
  private static final String NAME = "lathe.db";

  @Override
  public void fill(long version, Work<?> work) {
    try {
      var home = new FileLink(folder);
      home.alone(() -> {
        check(home);
        Path draft = folder.resolve("restoring");
        delete(draft); // of one who was killed
        try {
          make(new FileLink(draft), version, work);
          place(draft);
        } finally {
          delete(draft);
        }
      });
    } catch (SQLException e) {
      throw new Failures("'" + folder.resolve(NAME) + "'").of(e);
    } catch (IOException e) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "'%s' cannot be made into a folder for runs: %s".formatted(folder, e.getMessage()),
          e);
    }
  }

  private void check(FileLink home) throws SQLException, IOException {
    if (home.open()) {
      throw StoreException.state("'%s' is open in some process; end that first".formatted(folder));
    }
    if (!Files.exists(folder.resolve(NAME))) return;
    try (Session session = home.writing()) {
      session.begin();
      if (home.migrations().version(session) > 0) {
        EmptyDatabase.check(session, "'%s'".formatted(folder));
      }
      session.rollback();
    }
  }

  private void make(FileLink link, long version, Work<?> work) throws SQLException {
    link.migrations().migrate(version, Migrations.given(clock, new Ids(clock)));
    try (Session session = link.writing()) {
      session.begin();
      work.run(session);
      session.commit();
      session.row("pragma journal_mode = delete", row -> row); // all of it into the one file
    }
  }

  private void place(Path draft) throws IOException {
    Path made = draft.resolve(NAME);
    if (Files.exists(draft.resolve(NAME + "-wal"))) {
      throw new IOException("the database could not be closed");
    }
    try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    // A log that was left beside the former file would be taken for one of this.
    for (String name : List.of(NAME + "-wal", NAME + "-shm", NAME)) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Folders.synchronize(folder);
    Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    Folders.synchronize(folder);
  }

  private static void delete(Path draft) throws IOException {
    if (!Files.exists(draft)) return;
    try (var files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
