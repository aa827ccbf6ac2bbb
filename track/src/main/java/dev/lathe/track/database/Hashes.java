package dev.lathe.track.database;

import dev.lathe.frame.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 as 64 hex digits.
public final class Hashes {
  private Hashes() {}

  /// Of these bytes.
  public static String of(byte[] bytes) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(bytes);
    return of(digest);
  }

  /// Of this text in UTF-8.
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Of what the digest was fed, which begins anew.
  public static String of(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
