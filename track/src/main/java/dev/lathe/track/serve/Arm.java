package dev.lathe.track.serve;

/// A version's part in a deployment.
///
/// @param version its id
/// @param share of the keys it answers, in ten-thousandths; 0 for a shadow
/// @param shadow whether it only answers beside others, and nobody is told what
public record Arm(String version, int share, boolean shadow) {
  /// All of the keys.
  public static final int WHOLE = 10_000;

  /// Refuses shares that are none.
  public Arm {
    if (share < 0 || share > WHOLE || shadow != (share == 0)) {
      throw new IllegalArgumentException(
          "a version answers 1 to %s of %s keys, or is a shadow and answers none; got %s"
              .formatted(WHOLE, WHOLE, share));
    }
  }

  /// A version that answers this share.
  public static Arm of(String version, int share) {
    return new Arm(version, share, false);
  }

  /// A version that answers everything.
  public static Arm whole(String version) {
    return new Arm(version, WHOLE, false);
  }

  /// A version that answers beside the others.
  public static Arm shadow(String version) {
    return new Arm(version, 0, true);
  }
}
