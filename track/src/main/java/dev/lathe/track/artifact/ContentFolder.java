package dev.lathe.track.artifact;

import dev.lathe.track.database.Folders;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A folder of contents, each in a file named by its hash; the same bytes are kept once.
///
/// What [#put] returned outlives the machine: bytes go to a draft, which is synchronised, then
/// moved into place whole, then the folder is synchronised. Nothing that a user says becomes part
/// of a path.
public final class ContentFolder {
  private static final int PART = 1 << 16;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Path drafts;
  private final String owner;
  private final AtomicLong number = new AtomicLong();

  /// Contents in this folder, which is made when it is missing.
  ///
  /// @param owner who writes, as [dev.lathe.track.database.Database#owner()] says
  public ContentFolder(Path folder, String owner) {
    this.folder = folder;
    this.owner = owner;
    drafts = folder.resolve("drafts");
  }

  /// Keeps these bytes.
  public Content put(byte[] bytes) {
    return put(new ByteArrayInputStream(bytes), bytes.length);
  }

  /// Keeps what a file holds.
  public Content put(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return put(in, Long.MAX_VALUE);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(file), e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Keeps what a stream holds, to its end.
  ///
  /// @param longest how many bytes it may hold
  /// @throws IllegalArgumentException when it holds more; nothing is kept then
  public Content put(InputStream in, long longest) {
    try {
      Folders.create(drafts);
      Path draft = drafts.resolve(owner + "-" + number.incrementAndGet());
      try {
        Content content = copy(in, draft, longest);
        place(draft, content);
        return content;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static Content copy(InputStream in, Path draft, long longest) throws IOException {
    MessageDigest digest = sha256();
    byte[] part = new byte[PART];
    long size = 0;
    try (var out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        size += read;
        if (size > longest) {
          throw new IllegalArgumentException(
              "an artifact here has at most %s bytes; this one has more".formatted(longest));
        }
        digest.update(part, 0, read);
        var buffer = ByteBuffer.wrap(part, 0, read);
        while (buffer.hasRemaining()) out.write(buffer);
      }
      out.force(true);
    }
    return new Content(HexFormat.of().formatHex(digest.digest()), size);
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

  /// The bytes of a content.
  ///
  /// @throws StoreException when they are gone or are not what they were
  public byte[] read(Content content) {
    try {
      byte[] bytes = Files.readAllBytes(path(content.hash()));
      if (!HexFormat.of().formatHex(sha256().digest(bytes)).equals(content.hash())) {
        throw StoreException.state(
            "the content %s is damaged; put it back from a backup".formatted(content.hash()));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw absent(content);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// A stream of a content's bytes, for what is too large to hold; it is not checked.
  ///
  /// @throws StoreException when they are gone
  public InputStream open(Content content) {
    try {
      return Files.newInputStream(path(content.hash()));
    } catch (NoSuchFileException e) {
      throw absent(content);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Whether it is there and is what it was; all of it is read.
  public boolean sound(Content content) {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(path(content.hash()))) {
      byte[] part = new byte[PART];
      for (int read = in.read(part); read >= 0; read = in.read(part)) digest.update(part, 0, read);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw failed(e);
    }
    return HexFormat.of().formatHex(digest.digest()).equals(content.hash());
  }

  /// Whether it is there.
  public boolean has(Content content) {
    return Files.exists(path(content.hash()));
  }

  /// Deletes it, if it is there.
  public void delete(Content content) {
    try {
      Files.deleteIfExists(path(content.hash()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Everything that is kept.
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

  /// Deletes the drafts of owners that ended while they wrote.
  public void sweep(Collection<String> gone) {
    if (gone.isEmpty() || !Files.isDirectory(drafts)) return;
    try (var files = Files.list(drafts)) {
      for (Path draft : files.toList()) {
        String name = draft.getFileName().toString();
        if (gone.stream().anyMatch(owner -> name.startsWith(owner + "-"))) {
          Files.deleteIfExists(draft);
        }
      }
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

  private static StoreException absent(Content content) {
    return StoreException.absent(
        "the content %s is not there; put it back from a backup".formatted(content.hash()));
  }

  private StoreException failed(IOException e) {
    return new StoreException(
        Reason.UNAVAILABLE,
        "the folder '%s' failed (%s); look whether its disk is full"
            .formatted(folder, e.getMessage()),
        e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
