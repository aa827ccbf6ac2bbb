package dev.lathe.frame;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of yes and no, one byte a row.
///
/// **Missing values.** In the factory a `null`; [#code(int)] gives `-1`.
public final class YesNo implements Column {
  private static final byte MISSING = -1;

  private final byte[] codes;

  private YesNo(byte[] codes) {
    this.codes = codes;
  }

  /// A column of these values; `null` is missing.
  public static YesNo of(@Nullable Boolean... values) {
    byte[] codes = new byte[values.length];
    for (int row = 0; row < codes.length; row++) {
      Boolean value = values[row];
      codes[row] = value == null ? MISSING : (byte) (value ? 1 : 0);
    }
    return new YesNo(codes);
  }

  /// A column of these values, none missing.
  public static YesNo of(boolean[] values) {
    byte[] codes = new byte[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (byte) (values[row] ? 1 : 0);
    }
    return new YesNo(codes);
  }

  /// A column from codes: 1 is yes, 0 is no, anything else is missing.
  public static YesNo ofCodes(byte[] codes) {
    byte[] copy = codes.clone();
    for (int row = 0; row < copy.length; row++) {
      if (copy[row] != 0 && copy[row] != 1) copy[row] = MISSING;
    }
    return new YesNo(copy);
  }

  /// A column with the rows of all parts, one below the other.
  public static YesNo join(List<YesNo> parts) {
    byte[] codes = new byte[Math.toIntExact(parts.stream().mapToLong(YesNo::rows).sum())];
    int at = 0;
    for (YesNo part : parts) {
      System.arraycopy(part.codes, 0, codes, at, part.rows());
      at += part.rows();
    }
    return new YesNo(codes);
  }

  /// 1 for yes, 0 for no, -1 when missing.
  public int code(int row) {
    return codes[row];
  }

  @Override
  public int rows() {
    return codes.length;
  }

  @Override
  public ColumnType type() {
    return ColumnType.YES_NO;
  }

  @Override
  public boolean missing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public YesNo rows(int[] rows) {
    byte[] picked = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return new YesNo(picked);
  }

  @Override
  public YesNo rows(int from, int to) {
    return new YesNo(Arrays.copyOfRange(codes, from, to));
  }

  @Override
  public String text(int row) {
    return switch (codes[row]) {
      case 1 -> "yes";
      case 0 -> "no";
      default -> "";
    };
  }

  @Override
  public long bytes() {
    return codes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YesNo column && Arrays.equals(codes, column.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "YesNo[%s rows]".formatted(rows());
  }
}
