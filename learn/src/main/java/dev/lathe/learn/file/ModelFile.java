package dev.lathe.learn.file;

import dev.lathe.frame.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes of a model file: a mark, a version, a length, the parts, and a checksum of all of it.
///
/// ```
/// 0   8   89 4C 41 54 48 45 0D 0A   the mark
/// 8   4   format version, 1
/// 12  8   length of the body in bytes
/// 20  n   the body: encoded parts
/// +n  32  SHA-256 of everything before
/// ```
///
/// All numbers are big-endian. Nothing is allocated on the word of the file alone: every length is
/// held against the bytes that are left, nesting against [PartsCodec#DEPTH], the number of parts
/// and texts against [PartsCodec#OBJECTS], the whole against [#LIMIT].
public final class ModelFile {
  /// The version that is written.
  public static final int VERSION = 1;

  /// The largest file that is read or written, in bytes.
  public static final long LIMIT = 1L << 30;

  private static final byte[] MARK = {(byte) 0x89, 'L', 'A', 'T', 'H', 'E', '\r', '\n'};
  private static final int HEAD = MARK.length + Integer.BYTES + Long.BYTES;
  private static final int CHECKSUM = 32;

  private static final AtomicLong DRAFTS = new AtomicLong();

  private ModelFile() {}

  /// The bytes of a file that holds these parts; equal parts give equal bytes.
  ///
  /// @throws IllegalArgumentException when the file would be larger than [#LIMIT]
  public static byte[] bytes(Parts parts) {
    byte[] body = PartsCodec.encode(parts);
    if (HEAD + CHECKSUM + (long) body.length > LIMIT) {
      throw new IllegalArgumentException(
          "the model takes %s bytes; a model file holds at most %s; use fewer or smaller trees"
              .formatted(Figures.count(body.length), Figures.count(LIMIT)));
    }
    var buffer = ByteBuffer.allocate(HEAD + body.length + CHECKSUM);
    buffer.put(MARK).putInt(VERSION).putLong(body.length).put(body);
    buffer.put(sha256(buffer.array(), HEAD + body.length));
    return buffer.array();
  }

  /// The parts that a file's bytes hold.
  ///
  /// @throws ModelFileException when the bytes are truncated, altered, foreign or of a later
  ///   version
  public static Parts parts(byte[] bytes) {
    return parts(bytes, "the model file");
  }

  private static Parts parts(byte[] bytes, String called) {
    if (!marked(bytes)) {
      throw new ModelFileException(called + " is not a Lathe model file");
    }
    if (bytes.length < HEAD + CHECKSUM) {
      throw new ModelFileException(called + " is truncated: it ends within its head");
    }
    var buffer = ByteBuffer.wrap(bytes).position(MARK.length);
    int version = buffer.getInt();
    if (version != VERSION) {
      throw new ModelFileException(
          "%s has format version %s; this Lathe reads version %s"
              .formatted(called, version, VERSION));
    }
    long length = buffer.getLong();
    if (length != bytes.length - HEAD - CHECKSUM) {
      throw new ModelFileException(
          "%s is truncated or has been added to: its body should take %s bytes, %s are there"
              .formatted(called, length, bytes.length - HEAD - CHECKSUM));
    }
    byte[] found = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length);
    if (!MessageDigest.isEqual(found, sha256(bytes, bytes.length - CHECKSUM))) {
      throw new ModelFileException(called + " has been altered: its checksum does not match");
    }
    return PartsCodec.decode(buffer.slice(HEAD, (int) length));
  }

  private static boolean marked(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  /// Whether a file begins as model files do; not whether it is sound.
  public static boolean marked(Path file) {
    if (!Files.isRegularFile(file)) return false;
    try (InputStream in = Files.newInputStream(file)) {
      return marked(in.readNBytes(MARK.length));
    } catch (IOException _) {
      return false; // whoever reads it says what is wrong
    }
  }

  /// Writes a file whole or not at all: beside its place first, then moved there.
  public static void write(Path file, Parts parts) {
    byte[] bytes = bytes(parts);
    Path target = file.toAbsolutePath();
    try {
      Path folder = target.getParent();
      if (folder != null) Files.createDirectories(folder);
      Path draft =
          target.resolveSibling(
              ".%s.part-%s-%s"
                  .formatted(
                      target.getFileName(),
                      ProcessHandle.current().pid(),
                      DRAFTS.incrementAndGet()));
      try {
        Files.write(draft, bytes);
        try {
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
          Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the model file '%s' could not be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Reads a file.
  ///
  /// @throws ModelFileException when there is no such file or it is no sound model file
  public static Parts read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new ModelFileException("'%s' is a folder, not a model file".formatted(file));
      }
      long size = Files.size(file);
      if (!Files.isRegularFile(file)) {
        throw new ModelFileException("'%s' is no regular file; name a model file".formatted(file));
      }
      if (size > LIMIT && !marked(file)) {
        throw new ModelFileException("'%s' is not a Lathe model file".formatted(file));
      }
      if (size > LIMIT) {
        throw new ModelFileException(
            "'%s' has %s bytes; a model file has at most %s"
                .formatted(file, Figures.count(size), Figures.count(LIMIT)));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return parts(in.readNBytes((int) LIMIT), "'%s'".formatted(file));
      }
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file '%s'".formatted(file), e);
    } catch (IOException e) {
      throw new ModelFileException(
          "the model file '%s' could not be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
