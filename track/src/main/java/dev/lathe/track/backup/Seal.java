package dev.lathe.track.backup;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.database.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// Puts the SHA-256 of all that was written before instead of the last 64 bytes, so that no byte of
/// a file can change or be missing unseen. They are the end of the comment with which a ZIP ends.
final class Seal extends OutputStream {
  /// The comment before it is sealed.
  static final String OPEN = "A backup of Lathe. SHA-256 of all before: " + "0".repeat(64);

  /// How many bytes the seal has.
  static final int LENGTH = 64;

  private final OutputStream out;
  private final MessageDigest digest = Fingerprint.sha256();
  private final byte[] held = new byte[LENGTH];
  private int count;

  Seal(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int sign) throws IOException {
    write(new byte[] {(byte) sign}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int passes = Math.max(0, count + length - LENGTH);
    int ofHeld = Math.min(count, passes);
    pass(held, 0, ofHeld);
    System.arraycopy(held, ofHeld, held, 0, count - ofHeld);
    count -= ofHeld;
    int ofThese = passes - ofHeld;
    pass(bytes, from, ofThese);
    System.arraycopy(bytes, from + ofThese, held, count, length - ofThese);
    count += length - ofThese;
  }

  private void pass(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    out.write(bytes, from, length);
  }

  /// Writes the seal; nothing comes behind it.
  void set() throws IOException {
    String end = new String(Arrays.copyOf(held, count), StandardCharsets.US_ASCII);
    if (!OPEN.endsWith(end) || count != LENGTH) throw new IOException("the backup has no end");
    out.write(Hashes.of(digest).getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
