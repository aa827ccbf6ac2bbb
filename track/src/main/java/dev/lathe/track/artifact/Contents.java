package dev.lathe.track.artifact;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Where contents are kept: bytes under their own hash, the same bytes once.
///
/// What [#put] returned is kept. Nothing that a user says becomes part of a name. Shared freely
/// between threads, and between processes.
public sealed interface Contents extends AutoCloseable permits ContentFolder, ContentBucket {
  /// Keeps these bytes.
  Content put(byte[] bytes);

  /// Keeps what a file holds.
  ///
  /// @throws IllegalArgumentException when there is no such file
  Content put(Path file);

  /// Keeps what a stream holds, to its end.
  ///
  /// @param longest how many bytes it may hold
  /// @throws IllegalArgumentException when it holds more; nothing is kept then
  Content put(InputStream in, long longest);

  /// The bytes of a content, which are what they were.
  ///
  /// @throws StoreException when they are gone or damaged
  byte[] read(Content content);

  /// A stream of a content's bytes, for what is too large to hold. Whoever reads to its end has
  /// read what was kept: bytes that are not what they were end in a [StoreException] there.
  ///
  /// @throws StoreException when they are gone
  InputStream open(Content content);

  /// Whether it is there and is what it was; all of it is read.
  default boolean sound(Content content) {
    try (InputStream in = open(content)) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (StoreException e) {
      if (e.reason() == Reason.UNAVAILABLE) throw e;
      return false;
    } catch (IOException e) {
      throw new StoreException(
          Reason.UNAVAILABLE,
          "the content %s could not be read: %s".formatted(content.hash(), e.getMessage()),
          e);
    }
  }

  /// Whether it is there.
  boolean has(Content content);

  /// Deletes it, if it is there.
  void delete(Content content);

  /// Everything that is kept, in the order of the hashes.
  List<Content> all();

  /// Deletes what owners that ended while they wrote have left half written.
  ///
  /// @param gone as [dev.lathe.track.database.Database#gone()] says
  void sweep(Collection<String> gone);

  /// Lets go of what it holds open; what is kept stays.
  @Override
  void close();
}
