package dev.lathe.track.backup;

import dev.lathe.learn.RunListener;
import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.EmptyDatabase;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import dev.lathe.track.database.Table.Column;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Puts all that a backup holds into a place that holds nothing.
///
/// The whole file is looked at before anything is written, and then a second time while it is
/// loaded, in one transaction: there is all of it afterwards, or nothing.
///
/// **Cost.** Reads the file twice. Memory does not grow with it.
public final class Restoration {
  /// Which share of the time looking at the file takes.
  private static final double LOOKING = 0.25;

  private final Arriving arriving;
  private final List<String> naming;
  private final EmptyDatabase database;
  private final Settling settling;

  /// Into this place.
  ///
  /// @param arriving knows where contents go
  /// @param naming tables that name contents, in columns `hash` and `size`
  /// @param settling knows what rows alone do not do
  public Restoration(
      Arriving arriving, List<String> naming, EmptyDatabase database, Settling settling) {
    this.arriving = arriving;
    this.naming = List.copyOf(naming);
    this.database = database;
    this.settling = settling;
  }

  /// Where contents go.
  public interface Arriving {
    /// The folder that will hold them; empty where that is no folder.
    Optional<Path> folder();

    /// Says where, once the tables are loaded.
    Contents contents(Session session) throws SQLException;
  }

  /// What tables need beside their rows.
  public interface Settling {
    /// Makes room for a row.
    ///
    /// @throws IllegalArgumentException when there cannot be such a row
    void room(Session session, String table, Object first) throws SQLException;

    /// Ends what was going on when the backup was made, as nobody is at it any more.
    ///
    /// @return how much that is
    long end(Session session) throws SQLException;
  }

  /// What was restored.
  ///
  /// @param holding what the backup holds
  /// @param missing hashes of contents that its rows name and it does not hold
  /// @param ended how many runs and jobs were going on when it was made
  public record Restored(Holding holding, List<String> missing, long ended) {
    /// Copies the list.
    public Restored {
      missing = List.copyOf(missing);
    }
  }

  /// Restores a file.
  ///
  /// @param listener hears of progress
  /// @throws StoreException when it is no whole backup, is of a newer program, or the place holds
  ///   something
  public Restored restore(Path file, RunListener listener) {
    try {
      Holding holding =
          BackupReader.read(
              file,
              new Looking(),
              done -> listener.progress("checking the backup", done * LOOKING));
      var restored = new AtomicReference<>(new Restored(holding, List.of(), 0));
      listener.progress("making the tables", LOOKING);
      database.fill(
          holding.schema(),
          session -> {
            restored.set(load(session, file, holding, listener));
            return holding;
          });
      return restored.get();
    } catch (SQLException e) {
      throw new StoreException(Reason.UNAVAILABLE, "the database failed: " + e.getMessage(), e);
    }
  }

  /// Loads all of it, or takes away the contents that it has put into the folder.
  private Restored load(Session session, Path file, Holding holding, RunListener listener)
      throws SQLException {
    var loading = new Loading(session, settling, arriving);
    boolean whole = false;
    try {
      BackupReader.read(
          file,
          loading,
          done -> listener.progress(loading.doing(), LOOKING + done * (1 - LOOKING)));
      loading.finish();
      var restored =
          new Restored(holding, missing(session, loading.contents()), settling.end(session));
      listener.progress("putting it in place", 1);
      whole = true;
      return restored;
    } finally {
      if (!whole) loading.takeBack();
      loading.close();
    }
  }

  private List<String> missing(Session session, Contents contents) throws SQLException {
    var missing = new ArrayList<String>();
    for (String table : naming) {
      session.each(
          "select distinct hash, size from \"%s\" order by hash".formatted(table),
          row -> {
            var content = new Content(row.text("hash"), row.number("size"));
            if (!contents.has(content) && !missing.contains(content.hash())) {
              missing.add(content.hash());
            }
            return row;
          });
    }
    return missing;
  }

  /// Looks only.
  private final class Looking implements BackupReader.Visitor {
    @Override
    public void manifest(Manifest manifest) {
      arriving.folder().ifPresent(each -> room(each, manifest));
    }

    private static void room(Path folder, Manifest manifest) {
      File there = folder.toAbsolutePath().toFile();
      while (there != null && !there.exists()) there = there.getParentFile();
      long room = there == null ? Long.MAX_VALUE : there.getUsableSpace();
      if (manifest.bytes() > room) {
        throw new StoreException(
            Reason.UNAVAILABLE,
            "the backup's contents have %s bytes and the disk of '%s' has room for %s; make room or restore elsewhere"
                .formatted(manifest.bytes(), folder, room));
      }
    }

    @Override
    public void table(String name, List<Column> columns) {}

    @Override
    public void row(Object[] values) {}

    @Override
    public void counter(String table, long last) {}

    @Override
    public void content(Content content, InputStream in) {}
  }
}
