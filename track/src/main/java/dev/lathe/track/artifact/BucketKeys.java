package dev.lathe.track.artifact;

import java.util.Optional;

/// By what a store of buckets knows us. Nothing shows them, keeps them or logs them.
///
/// @param id the key's name
/// @param secret what signs
/// @param session what goes with keys that are lent for a while; empty for others
public record BucketKeys(String id, String secret, Optional<String> session) {
  /// Refuses keys that are not there.
  public BucketKeys {
    if (id.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException(
          "a bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment; set them");
    }
  }

  @Override
  public String toString() {
    return "BucketKeys[…]";
  }
}
