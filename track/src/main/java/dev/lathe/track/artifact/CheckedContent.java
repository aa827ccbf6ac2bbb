package dev.lathe.track.artifact;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// A content on its way: no more bytes than it has, and at the end a look whether they were its.
final class CheckedContent extends FilterInputStream {
  private final Content content;
  private final String place;
  private final MessageDigest digest = Fingerprint.sha256();
  private long read;

  /// @param place where it comes from, as a message names it
  CheckedContent(InputStream in, Content content, String place) {
    super(in);
    this.content = content;
    this.place = place;
  }

  /// What is said of a content that is not what it was.
  static StoreException damaged(Content content, String place) {
    return StoreException.state(
        "the content %s is damaged in %s; put it back from a backup"
            .formatted(content.hash(), place));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int many;
    try {
      many = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new IOException(
          "%s broke off while the content %s was read (%s); read it again"
              .formatted(place, content.hash(), e.getMessage()),
          e);
    }
    if (many < 0) {
      boolean whole = hashed().equals(content.hash());
      if (!whole || read != content.size()) throw damaged(content, place);
      return many;
    }
    read += many;
    if (read > content.size()) throw damaged(content, place);
    digest.update(bytes, offset, many);
    return many;
  }

  /// The hash so far; the end may be read more than once.
  private String hashed() {
    try {
      return Hashes.of((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }

  @Override
  public long skip(long many) throws IOException {
    long left = many;
    byte[] part = new byte[Math.clamp(many, 1, 1 << 16)];
    while (left > 0) {
      int skipped = read(part, 0, (int) Math.min(left, part.length));
      if (skipped < 0) break;
      left -= skipped;
    }
    return many - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Whether everything was read.
  boolean whole() {
    return read == content.size();
  }
}
