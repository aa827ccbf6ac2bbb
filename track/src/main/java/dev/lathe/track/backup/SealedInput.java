package dev.lathe.track.backup;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.DoubleConsumer;

/// What a [Seal] closes, without the seal itself, which [#check] looks at.
final class SealedInput extends InputStream {
  private static final int PART = 1 << 16;
  private static final int TELLING = 100;

  private final Path file;
  private final InputStream in;
  private final long size;
  private final DoubleConsumer progress;
  private final MessageDigest digest = Fingerprint.sha256();
  private long left;
  private long told;

  private SealedInput(Path file, InputStream in, long size, DoubleConsumer progress) {
    this.file = file;
    this.in = in;
    this.size = size;
    this.progress = progress;
    left = size - Seal.LENGTH;
    told = left;
  }

  /// Opens a file.
  ///
  /// @throws StoreException when it has no seal
  static SealedInput open(Path file, DoubleConsumer progress) throws IOException {
    long size = Files.size(file);
    String words = Seal.OPEN.substring(0, Seal.OPEN.length() - Seal.LENGTH);
    if (size < Seal.OPEN.length() || !end(file, size).startsWith(words)) {
      throw StoreException.state(
          "'%s' is no backup, or its end is missing; take another copy of it".formatted(file));
    }
    return new SealedInput(
        file, new BufferedInputStream(Files.newInputStream(file), PART), size, progress);
  }

  private static String end(Path file, long size) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(size - Seal.OPEN.length());
      byte[] end = Channels.newInputStream(channel).readAllBytes();
      return new String(end, StandardCharsets.US_ASCII);
    }
  }

  /// How many bytes the file has.
  long size() {
    return size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (left == 0) return -1;
    int read = in.read(into, from, (int) Math.min(left, length));
    if (read < 0) return -1;
    digest.update(into, from, read);
    left -= read;
    if (told - left > size / TELLING) {
      told = left;
      progress.accept(1 - (double) left / size);
    }
    return read;
  }

  /// Reads what is left, and looks whether all of it is what was sealed.
  ///
  /// @throws StoreException when it is not
  void check() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    String seal = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    if (!seal.equals(Hashes.of(digest))) {
      throw StoreException.state(
          "'%s' is no whole backup: it was altered since it was written; take another copy of it, or another backup"
              .formatted(file));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
