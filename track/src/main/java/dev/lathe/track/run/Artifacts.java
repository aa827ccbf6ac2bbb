package dev.lathe.track.run;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What runs left behind. Bytes are kept first and named afterwards, so a name never leads nowhere.
public final class Artifacts {
  private static final int LONGEST_PATH = 500;
  private static final int ATTEMPTS = 3;
  private static final String SELECT =
      "select path, hash, size, created from artifacts where run = ?";

  private final Database database;
  private final Contents contents;

  /// Those that this database names, with their bytes in this place.
  public Artifacts(Database database, Contents contents) {
    this.database = database;
    this.contents = contents;
  }

  /// Keeps bytes under a path; what was there under it before is replaced.
  ///
  /// @throws IllegalArgumentException when the path cannot be one
  /// @throws StoreException when there is no such run
  public Artifact put(String run, String path, byte[] bytes) {
    return put(run, path, () -> contents.put(bytes));
  }

  /// Keeps what a file holds under a path.
  public Artifact put(String run, String path, Path file) {
    return put(run, path, () -> contents.put(file));
  }

  private Artifact put(String run, String path, Supplier<Content> keep) {
    check(path);
    database.read(session -> Runs.active(session, run));
    for (int attempt = 1; ; attempt++) {
      Content content = keep.get();
      Optional<Artifact> named = name(run, path, content);
      if (named.isPresent()) return named.get();
      if (attempt == ATTEMPTS) {
        throw StoreException.state(
            "the bytes of '%s' are deleted as soon as they are written; do it again when nothing"
                    .formatted(Text.shown(path))
                + " is being cleaned up");
      }
    }
  }

  /// Names a content, unless it was deleted meanwhile because nothing named it.
  private Optional<Artifact> name(String run, String path, Content content) {
    return database.write(session -> {
      long key = Runs.active(session, run).number();
      var artifact = new Artifact(path, content, database.now());
      session.run(
          "insert into artifacts (run, path, hash, size, created) values (?, ?, ?, ?, ?)"
              + " on conflict (run, path) do update set hash = excluded.hash, size = excluded.size,"
              + " created = excluded.created",
          key,
          path,
          content.hash(),
          content.size(),
          artifact.created());
      if (contents.has(content)) return Optional.of(artifact);
      session.run("delete from artifacts where run = ? and path = ?", key, path);
      return Optional.empty();
    });
  }

  private static void check(String path) {
    Text.name("artifact", path, LONGEST_PATH);
    if (path.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "the artifact name '%s' holds a \\; parts are parted by /".formatted(Text.shown(path)));
    }
  }

  /// Everything a run left behind, in the order of the paths.
  public List<Artifact> list(String run) {
    return database.read(session ->
        session.rows(SELECT + " order by path", Artifact::of, Runs.key(session, run).number()));
  }

  /// The artifact of this path.
  ///
  /// @throws StoreException when there is none
  public Artifact find(String run, String path) {
    return database
        .read(session ->
            session.row(
                SELECT + " and path = ?", Artifact::of, Runs.key(session, run).number(), path))
        .orElseThrow(() ->
            StoreException.absent("run %s left no artifact '%s'".formatted(run, Text.shown(path))));
  }

  /// The bytes of the artifact of this path, which are what they were when they were kept.
  ///
  /// @throws StoreException when there is none
  public byte[] read(String run, String path) {
    return contents.read(find(run, path).content());
  }
}
