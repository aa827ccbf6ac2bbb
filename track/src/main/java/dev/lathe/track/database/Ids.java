package dev.lathe.track.database;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Makes ids and secrets. Ids are UUIDs of version 7, which begin with the time and so lie side by
/// side in an index.
///
/// Within a process each is greater than the one before, also where the clock goes back: the time
/// then stands still and a counter goes on.
///
/// **Source.** Davis, Peabody, Leach: Universally Unique IDentifiers, RFC 9562 (2024), section 5.7
/// and method 1 of section 6.2.
public final class Ids {
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER = (1 << COUNTER_BITS) - 1;

  private final InstantSource clock;
  private final SecureRandom chance = new SecureRandom();
  private long millis;
  private long counter;

  /// Ids whose time is this clock's.
  public Ids(InstantSource clock) {
    this.clock = clock;
  }

  /// A UUID with its dashes.
  public String uuid() {
    String hex = hex();
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  /// A UUID as 32 hex digits.
  public String hex() {
    long random = chance.nextLong();
    long high = next();
    long low = 0b10L << 62 | random >>> 2;
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /// 256 random bits as 64 hex digits, which nobody guesses.
  public String secret() {
    byte[] bits = new byte[32];
    chance.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  private synchronized long next() {
    long now = clock.millis();
    if (now > millis) {
      millis = now;
      counter = chance.nextInt(1 << (COUNTER_BITS - 1));
    } else if (++counter > COUNTER) {
      millis++;
      counter = 0;
    }
    return millis << 16 | 0x7L << COUNTER_BITS | counter;
  }
}
