package dev.lathe.frame;

import dev.lathe.math.Workers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/// Content hashes: equal for equal content, whatever it is held in.
///
/// Files are told apart by their SHA-256, values in memory by a mixing hash of 128 bits ([Mixing]),
/// which takes a tenth of the time and keeps nobody from making two frames of one hash on purpose.
public final class Fingerprint {
  /// With fewer values than this a second thread costs more than it saves.
  private static final int CELLS_FOR_THREADS = 500_000;

  private Fingerprint() {}

  /// The hash of a frame's names, types and values; its origin and the width of its columns do not
  /// count.
  ///
  /// **Cost.** About a nanosecond a value, ten for each that is text; columns run in parallel where
  /// there are 500,000 values or more.
  ///
  /// @return `mix128:` and 32 hex digits
  public static String of(Frame frame) {
    String[] columns = new String[frame.width()];
    IntConsumer one = column -> columns[column] = of(frame.column(column));
    if ((long) frame.rows() * frame.width() < CELLS_FOR_THREADS) {
      for (int column = 0; column < columns.length; column++) one.accept(column);
    } else {
      Workers.current().forEach(columns.length, one);
    }
    var mixing = new Mixing();
    for (int column = 0; column < columns.length; column++) {
      mixing.add(frame.names().get(column));
      mixing.add(columns[column]);
    }
    return mixing.text();
  }

  /// The hash of a column's type and values.
  ///
  /// @return `mix128:` and 32 hex digits
  public static String of(Column column) {
    var mixing = new Mixing();
    mixing.add(column);
    return mixing.text();
  }

  /// The hash of numbers.
  ///
  /// @return `mix128:` and 32 hex digits
  public static String of(double[] numbers) {
    var mixing = new Mixing();
    mixing.add(numbers);
    return mixing.text();
  }

  /// A digest to feed bytes to, for [#text(MessageDigest)].
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The hash of what the digest was fed, as text: `sha256:` and 64 hex digits.
  public static String text(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
