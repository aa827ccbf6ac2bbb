package dev.lathe.track.artifact;

/// Bytes that are kept somewhere.
///
/// @param hash SHA-256 of the bytes, 64 hex digits
/// @param size how many bytes
public record Content(String hash, long size) {
  /// Refuses what is no hash, so that none can lead out of a folder.
  public Content {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a hash has 64 hex digits in lower case");
    }
  }
}
