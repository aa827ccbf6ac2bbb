package dev.lathe.track.serve;

import dev.lathe.learn.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/// Which versions answer which keys of a deployment.
///
/// A key always meets the same version while a split lasts: the keys are laid out by the first
/// eight bytes of the SHA-256 of the deployment's id, a line feed and the key, in UTF-8, as an
/// unsigned number modulo 10,000, and the versions take their shares of that in their order, the
/// first from 0 on. So where two versions share and the second grows, whoever met the second goes
/// on doing so.
///
/// @param sequence counts the splits of a deployment from 1
/// @param arms who answers; the shares of those that are no shadows are the whole
/// @param kind how it came about
/// @param told who made it, why and when
public record Split(long sequence, List<Arm> arms, Kind kind, Told told) {
  private static final int MOST = 100;

  /// How a split came about.
  public enum Kind {
    /// Somebody made it.
    MADE,
    /// The stage that is followed has another version.
    FOLLOWED,
    /// Somebody went back to the split before.
    ROLLED_BACK;

    /// The name in tables and messages.
    public String key() {
      return Settings.key(name());
    }

    static Kind of(String key) {
      for (Kind kind : values()) if (kind.key().equals(key)) return kind;
      throw new IllegalStateException("no kind of split '%s'".formatted(key));
    }
  }

  /// Who did it, why and when.
  ///
  /// @param person as far as known
  /// @param reason in their words
  /// @param time what the clock said
  public record Told(String person, String reason, Instant time) {}

  /// Refuses a split that leaves keys without an answer.
  public Split {
    arms = List.copyOf(arms);
    check(arms);
  }

  static void check(List<Arm> arms) {
    if (arms.size() > MOST) {
      throw new IllegalArgumentException(
          "a split has at most %s versions, got %s".formatted(MOST, arms.size()));
    }
    int shares = arms.stream().mapToInt(Arm::share).sum();
    if (shares != Arm.WHOLE) {
      throw new IllegalArgumentException(
          "the shares of a split add up to %s, got %s".formatted(Arm.WHOLE, shares));
    }
    var seen = new HashSet<String>();
    for (Arm arm : arms) {
      if (!seen.add(arm.version())) {
        throw new IllegalArgumentException(
            "a version has one part in a split, and one has two; add them up");
      }
    }
  }

  /// Who answers a key: the place among the arms.
  ///
  /// @param deployment the deployment's id
  public int choose(String deployment, String key) {
    int place = place(deployment, key);
    int end = 0;
    for (int arm = 0; arm < arms.size(); arm++) {
      end += arms.get(arm).share();
      if (place < end) return arm;
    }
    throw new IllegalStateException("the shares do not add up");
  }

  /// Where a key lies, `[0, 10000)`.
  static int place(String deployment, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((deployment + "\n" + key).getBytes(StandardCharsets.UTF_8));
      return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), Arm.WHOLE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The places of those that answer beside the others.
  public List<Integer> shadows() {
    return java.util.stream.IntStream.range(0, arms.size())
        .filter(arm -> arms.get(arm).shadow())
        .boxed()
        .toList();
  }

  /// The one that answers everything, where there is just that one.
  boolean only(String version) {
    return arms.size() == 1 && arms.getFirst().version().equals(version);
  }
}
