package dev.lathe.frame;

import dev.lathe.math.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Content hashes: equal for equal content, whatever it is held in.
///
/// The hash of a frame is that of its columns' hashes, which are worked out side by side.
///
/// **Cost.** Some two nanoseconds a number; categories are hashed a level at a time.
public final class Fingerprint {
  private static final int BLOCK = 1024;
  private static final int NOT_MET = -1;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Fingerprint() {}

  /// The hash of a frame's names, types and values; its origin and the width of its columns do not
  /// count.
  ///
  /// @return `sha256:` and 64 hex digits
  public static String of(Frame frame) {
    byte[][] columns = new byte[frame.width()][];
    Workers.current()
        .forEach(
            columns.length,
            column -> columns[column] = hash(frame.names().get(column), frame.column(column)));
    MessageDigest digest = sha256();
    for (byte[] column : columns) digest.update(column);
    return text(digest);
  }

  private static byte[] hash(String name, Column column) {
    MessageDigest digest = sha256();
    add(digest, name);
    add(digest, column.type().key());
    if (column instanceof Numbers numbers) add(digest, numbers);
    else if (column instanceof YesNo answers) add(digest, answers);
    else if (column instanceof Times times) add(digest, times);
    else if (column instanceof Categories categories) add(digest, categories);
    else if (column instanceof Texts texts) add(digest, texts);
    return digest.digest();
  }

  private static void add(MessageDigest digest, Numbers numbers) {
    double[] values = new double[BLOCK];
    byte[] bytes = new byte[BLOCK * Long.BYTES];
    for (int from = 0; from < numbers.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, numbers.rows() - from);
      numbers.copyTo(from, values, 0, count);
      for (int i = 0; i < count; i++) {
        // adding zero makes -0.0 the same as 0.0
        LONG.set(bytes, i * Long.BYTES, Double.doubleToLongBits(values[i] + 0.0));
      }
      digest.update(bytes, 0, count * Long.BYTES);
    }
  }

  private static void add(MessageDigest digest, YesNo answers) {
    byte[] bytes = new byte[answers.rows()];
    for (int row = 0; row < bytes.length; row++) bytes[row] = (byte) answers.code(row);
    digest.update(bytes);
  }

  private static void add(MessageDigest digest, Times times) {
    byte[] bytes = new byte[BLOCK * Long.BYTES];
    for (int from = 0; from < times.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, times.rows() - from);
      for (int i = 0; i < count; i++) LONG.set(bytes, i * Long.BYTES, times.micros(from + i));
      digest.update(bytes, 0, count * Long.BYTES);
    }
  }

  /*
   * Each level's text where it is first met, then which of those each row has: what a column says,
   * whatever its levels' order and whether there are levels that no row has.
   */
  private static void add(MessageDigest digest, Categories categories) {
    int[] places = new int[categories.levels().size() + 1];
    Arrays.fill(places, NOT_MET);
    int met = 0;
    byte[] bytes = new byte[BLOCK * Integer.BYTES];
    for (int from = 0; from < categories.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, categories.rows() - from);
      for (int i = 0; i < count; i++) {
        boolean missing = categories.missing(from + i);
        int code = missing ? places.length - 1 : categories.code(from + i);
        if (places[code] == NOT_MET) {
          places[code] = met++;
          add(digest, missing ? "\0" : categories.text(from + i));
        }
        INT.set(bytes, i * Integer.BYTES, places[code]);
      }
      digest.update(bytes, 0, count * Integer.BYTES);
    }
  }

  private static void add(MessageDigest digest, Texts texts) {
    for (int row = 0; row < texts.rows(); row++) {
      add(digest, texts.missing(row) ? "\0" : texts.text(row));
    }
  }

  /// A digest to feed bytes to, for [#text(MessageDigest)].
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The hash of what the digest was fed, as text.
  public static String text(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    digest.update(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    digest.update(bytes);
  }
}
