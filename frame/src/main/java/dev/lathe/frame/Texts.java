package dev.lathe.frame;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of free text.
///
/// **Missing values.** In the factory a `null`; [#text(int)] gives the empty string.
public final class Texts implements Column {
  private final @Nullable String[] values;

  private Texts(@Nullable String[] values) {
    this.values = values;
  }

  /// A column of these values; `null` is missing.
  public static Texts of(@Nullable String... values) {
    return new Texts(values.clone());
  }

  /// A column with the rows of all parts, one below the other.
  public static Texts join(List<Texts> parts) {
    @Nullable String[] all =
        new @Nullable String[parts.stream().mapToInt(part -> part.values.length).sum()];
    int row = 0;
    for (Texts part : parts) {
      System.arraycopy(part.values, 0, all, row, part.values.length);
      row += part.values.length;
    }
    return new Texts(all);
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public ColumnType type() {
    return ColumnType.TEXT;
  }

  @Override
  public boolean missing(int row) {
    return values[row] == null;
  }

  @Override
  public Texts rows(int[] rows) {
    @Nullable String[] picked = new @Nullable String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new Texts(picked);
  }

  @Override
  public Texts rows(int from, int to) {
    @Nullable String[] picked = new @Nullable String[to - from];
    System.arraycopy(values, from, picked, 0, picked.length);
    return new Texts(picked);
  }

  @Override
  public String text(int row) {
    String value = values[row];
    return value == null ? "" : value;
  }

  @Override
  public long bytes() {
    long bytes = 8L * values.length;
    for (String value : values) {
      if (value != null) bytes += 40L + value.length();
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Texts texts && Arrays.equals(values, texts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Texts[%s rows]".formatted(rows());
  }
}
