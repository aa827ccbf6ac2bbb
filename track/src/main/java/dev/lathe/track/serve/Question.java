package dev.lathe.track.serve;

import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a model was asked, by column.
///
/// The bytes it is kept in end with a checksum of all before, so equal inputs have an equal
/// [#hash()].
public final class Question {
  /// The most that is kept of one question, in bytes.
  public static final int LARGEST = 64 << 20;

  private static final String TYPE = "inputs.v1";
  private static final int CHECKSUM = 32;

  private final int rows;
  private final byte[] bytes;

  private Question(int rows, Parts parts) {
    this(rows, ModelFile.bytes(parts));
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "the inputs of a prediction take %s bytes; at most %s are kept, ask in parts"
              .formatted(bytes.length, LARGEST));
    }
  }

  private Question(int rows, byte[] bytes) {
    this.rows = rows;
    this.bytes = bytes;
  }

  /// One row, given as values by column name; a `null` is missing.
  public static Question of(Map<String, ?> row) {
    Parts parts = Parts.of(TYPE).with("names", List.copyOf(row.keySet()));
    int at = 0;
    for (Object value : row.values()) parts = with(parts, at++, value);
    return new Question(1, parts);
  }

  /// Rows.
  public static Question of(Frame frame) {
    Parts parts = Parts.of(TYPE).with("names", frame.names());
    for (int column = 0; column < frame.width(); column++) {
      parts = with(parts, column, frame.column(column));
    }
    return new Question(frame.rows(), parts);
  }

  private static Parts with(Parts parts, int at, @Nullable Object value) {
    Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
    return switch (plain) {
      case null -> with(parts, at, Texts.of((String) null));
      case Number number -> parts.with("v" + at, new double[] {number.doubleValue()});
      case Boolean yes -> parts.with("b" + at, new byte[] {(byte) (yes ? 1 : 0)});
      case LocalDate date -> parts.with("t" + at, new long[] {date.toEpochDay() * Times.DAY});
      case LocalDateTime time -> parts.with("t" + at, new long[] {Times.micros(time)});
      default -> with(parts, at, Texts.of(plain.toString()));
    };
  }

  private static Parts with(Parts parts, int at, Column column) {
    return switch (column) {
      case Numbers numbers -> parts.with("v" + at, numbers.toArray());
      case Times times -> {
        long[] micros = new long[times.rows()];
        for (int row = 0; row < micros.length; row++) micros[row] = times.micros(row);
        yield parts.with("t" + at, micros);
      }
      case YesNo yesNo -> {
        byte[] codes = new byte[yesNo.rows()];
        for (int row = 0; row < codes.length; row++) {
          codes[row] = (byte) (yesNo.missing(row) ? -1 : yesNo.code(row));
        }
        yield parts.with("b" + at, codes);
      }
      default -> {
        var texts = new ArrayList<String>();
        byte[] missing = new byte[column.rows()];
        for (int row = 0; row < missing.length; row++) {
          missing[row] = (byte) (column.missing(row) ? 1 : 0);
          texts.add(column.missing(row) ? "" : column.text(row));
        }
        String kind = column.type() == ColumnType.CATEGORIES ? "c" : "s";
        yield parts.with(kind + at, texts).with("m" + at, missing);
      }
    };
  }

  /// How many rows.
  public int rows() {
    return rows;
  }

  /// The rows as they were asked about. Values of a single row that were no numbers, no times and
  /// neither yes nor no are texts.
  public Frame frame() {
    Parts parts = ModelFile.parts(bytes);
    List<String> names = parts.texts("names");
    var columns = new ArrayList<Column>();
    for (int at = 0; at < names.size(); at++) columns.add(column(parts, at));
    return Frame.of(names, columns);
  }

  private static Column column(Parts parts, int at) {
    if (parts.has("v" + at)) return Numbers.of(parts.doubles("v" + at));
    if (parts.has("t" + at)) return Times.ofMicros(parts.longs("t" + at));
    if (parts.has("b" + at)) {
      byte[] codes = parts.bytes("b" + at);
      @Nullable Boolean[] answers = new @Nullable Boolean[codes.length];
      for (int row = 0; row < codes.length; row++) {
        answers[row] = codes[row] < 0 ? null : codes[row] == 1;
      }
      return YesNo.of(answers);
    }
    boolean levels = parts.has("c" + at);
    List<String> texts = parts.texts((levels ? "c" : "s") + at);
    byte[] missing = parts.bytes("m" + at);
    @Nullable String[] values = new @Nullable String[texts.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = missing[row] == 1 ? null : texts.get(row);
    }
    return levels ? dev.lathe.frame.Categories.of(values) : Texts.of(values);
  }

  /// A hash of all of it, 64 hex digits.
  public String hash() {
    return HexFormat.of().formatHex(checksum());
  }

  byte[] checksum() {
    return Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length);
  }

  byte[] bytes() {
    return bytes;
  }

  static Question of(long rows, byte[] bytes) {
    return new Question((int) rows, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Question that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Question[%s rows, %s]".formatted(rows, hash());
  }
}
