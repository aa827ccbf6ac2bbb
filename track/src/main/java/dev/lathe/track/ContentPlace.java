package dev.lathe.track;

import dev.lathe.track.artifact.ContentBucket;
import dev.lathe.track.artifact.ContentFolder;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.backup.Restoration;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where the contents of a home are: in its folder, or in a bucket under the id of its first
/// project.
///
/// @param home whose they are
record ContentPlace(Home home) implements Restoration.Arriving {
  /// Tables that name contents by their hash.
  static final List<String> NAMING = List.of("artifacts", "versions");

  /// Whose drafts are those of a restoration.
  private static final String RESTORATION = "restoration";

  /// The id of the first project, which is made with the database and never taken away.
  static String first(Session session) throws SQLException {
    return session
        .row("select id from projects where name = 'default'", row -> row.text("id"))
        .orElseThrow(
            () -> StoreException.state("the database has no first project; put back a backup"));
  }

  /// The contents there.
  ///
  /// @param owner who writes
  /// @param first id of the first project
  Contents contents(String owner, String first) {
    return home.bucket()
        .<Contents>map(
            address -> new ContentBucket(address, first, home.folder().resolve("drafts"), owner))
        .orElseGet(() -> new ContentFolder(artifacts(), owner));
  }

  private Path artifacts() {
    return home.folder().resolve("artifacts");
  }

  @Override
  public Optional<Path> folder() {
    return home.bucket().isPresent() ? Optional.empty() : Optional.of(artifacts());
  }

  /// The contents there, for a restoration.
  ///
  /// @throws StoreException when a bucket holds some of this home already
  @Override
  public Contents contents(Session session) throws SQLException {
    Contents contents = contents(RESTORATION, first(session));
    if (home.bucket().isPresent() && !contents.all().isEmpty()) {
      contents.close();
      throw StoreException.state(
          "the bucket holds contents of this home already, and two homes there would clean up each"
              + " other's; name another prefix in LATHE_ARTIFACTS to restore under");
    }
    contents.sweep(List.of(RESTORATION));
    return contents;
  }
}
