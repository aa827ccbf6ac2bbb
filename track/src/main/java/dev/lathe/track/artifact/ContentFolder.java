package dev.lathe.track.artifact;

import dev.lathe.track.database.Folders;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// A folder of contents, each in a file named by its hash; the same bytes are kept once.
///
/// What [#put] returned outlives the machine: bytes go to a draft, which is synchronised, then
/// moved into place whole, then the folder is synchronised. Nothing that a user says becomes part
/// of a path.
public final class ContentFolder implements Contents {
  private static final List<String> FULL =
      List.of("No space left", "Disk quota exceeded", "File too large", "not enough space");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Drafts drafts;

  /// Contents in this folder, which is made when it is missing.
  ///
  /// @param owner who writes, as [dev.lathe.track.database.Database#owner()] says
  public ContentFolder(Path folder, String owner) {
    this.folder = folder;
    drafts = new Drafts(folder.resolve("drafts"), owner);
  }

  @Override
  public Content put(byte[] bytes) {
    return put(new ByteArrayInputStream(bytes), bytes.length);
  }

  @Override
  public Content put(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return put(in, Long.MAX_VALUE);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(file), e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Content put(InputStream in, long longest) {
    try {
      Path draft = drafts.next();
      try {
        Content content = Drafts.copy(in, draft, longest);
        place(draft, content);
        return content;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void place(Path draft, Content content) throws IOException {
    Path place = path(content.hash());
    Path around = folder.resolve(content.hash().substring(0, 2));
    if (!Files.isDirectory(around)) {
      Folders.create(around);
      Folders.synchronize(folder);
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.synchronize(around);
  }

  @Override
  public byte[] read(Content content) {
    try {
      byte[] bytes = Files.readAllBytes(path(content.hash()));
      if (!Hashes.of(bytes).equals(content.hash())) {
        throw CheckedContent.damaged(content, place());
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw absent(content);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public InputStream open(Content content) {
    try {
      InputStream in = Files.newInputStream(path(content.hash()));
      return new CheckedContent(in, content, place());
    } catch (NoSuchFileException e) {
      throw absent(content);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean has(Content content) {
    return Files.exists(path(content.hash()));
  }

  @Override
  public void delete(Content content) {
    try {
      Files.deleteIfExists(path(content.hash()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public List<Content> all() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.find(folder, 2, (file, about) -> about.isRegularFile())) {
      return files
          .sorted()
          .filter(file -> HASH.matcher(hash(file)).matches())
          .map(file -> new Content(hash(file), size(file)))
          .toList();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void sweep(Collection<String> gone) {
    try {
      drafts.sweep(gone);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path path(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
  }

  private String hash(Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // deleted meanwhile
    }
  }

  private String place() {
    return "the folder '%s'".formatted(folder);
  }

  private StoreException absent(Content content) {
    return StoreException.absent(
        "the content %s is not in %s; if this home's contents are in a bucket, name it in LATHE_ARTIFACTS, else put it back from a backup"
            .formatted(content.hash(), place()));
  }

  private StoreException failed(IOException e) {
    String said = String.valueOf(e.getMessage());
    boolean full = FULL.stream().anyMatch(said::contains);
    return new StoreException(
        Reason.UNAVAILABLE,
        full
            ? "the disk of %s is full (%s), so nothing of this was kept; make room and do it again"
                .formatted(place(), said)
            : "%s failed (%s); look at its disk and who owns it, then do it again"
                .formatted(place(), said),
        e);
  }

  @Override
  public void close() {} // nothing is held open
}
