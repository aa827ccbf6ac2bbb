package dev.lathe.track.artifact;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.database.Folders;
import dev.lathe.track.database.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/// A folder of files that are not whole yet, each named by who writes it.
final class Drafts {
  private static final int PART = 1 << 16;

  private final Path folder;
  private final String owner;
  private final AtomicLong number = new AtomicLong();

  Drafts(Path folder, String owner) {
    this.folder = folder;
    this.owner = owner;
  }

  /// A file that is not there yet, in the folder, which is.
  Path next() throws IOException {
    Folders.create(folder);
    return folder.resolve(owner + "-" + number.incrementAndGet());
  }

  /// Writes a stream to a draft, which is synchronised.
  ///
  /// @throws IllegalArgumentException when it is longer than this
  static Content copy(InputStream in, Path draft, long longest) throws IOException {
    try (var out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Content content = measure(in, longest, out::write);
      out.force(true);
      return content;
    }
  }

  /// What a file holds.
  static Content measure(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return measure(in, Long.MAX_VALUE, ByteBuffer::limit);
    }
  }

  /// What takes some of what is left in a buffer.
  private interface Sink {
    int take(ByteBuffer buffer) throws IOException;
  }

  private static Content measure(InputStream in, long longest, Sink sink) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] part = new byte[PART];
    long size = 0;
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      size += read;
      if (size > longest) {
        throw new IllegalArgumentException(
            "an artifact here has at most %s bytes; this one has more".formatted(longest));
      }
      digest.update(part, 0, read);
      var buffer = ByteBuffer.wrap(part, 0, read);
      for (int taken = 0; taken < read; ) taken += sink.take(buffer);
    }
    return new Content(Hashes.of(digest), size);
  }

  /// Deletes the drafts of these owners.
  void sweep(Collection<String> gone) throws IOException {
    if (gone.isEmpty() || !Files.isDirectory(folder)) return;
    try (var files = Files.list(folder)) {
      for (Path draft : files.toList()) {
        String name = draft.getFileName().toString();
        if (gone.stream().anyMatch(owner -> name.startsWith(owner + "-"))) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }
}
