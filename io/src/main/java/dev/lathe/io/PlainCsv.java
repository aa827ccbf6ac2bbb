package dev.lathe.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV one record at a time by the rules of [Cells], plainly: for the first rows of a file,
/// and as the twin that the fast way is held to.
final class PlainCsv {
  private final byte[] bytes;
  private final int to;
  private final byte delimiter;
  private final byte quote;
  private final byte newline;
  private final Charset charset;
  private int at;
  private int line = 1;

  /// Bytes of CSV.
  static final class Text {
    private final byte[] bytes;
    private final int from;
    private final byte newline;
    private final Charset charset;

    /// @param from where the first record begins
    /// @param newline what ends a line
    /// @param charset how characters are written, ASCII as one byte
    Text(byte[] bytes, int from, byte newline, Charset charset) {
      this.bytes = bytes;
      this.from = from;
      this.newline = newline;
      this.charset = charset;
    }
  }

  /// @param quote 0 for none
  PlainCsv(Text text, char delimiter, char quote) {
    bytes = text.bytes;
    to = text.bytes.length;
    newline = text.newline;
    charset = text.charset;
    at = text.from;
    this.delimiter = (byte) delimiter;
    this.quote = (byte) quote;
  }

  /// Where the next record begins.
  int position() {
    return at;
  }

  /// The line where the next record begins, counted from 1.
  int line() {
    return line;
  }

  /// The cells of the next record, none at the end.
  List<String> next() {
    while (at < to && (bytes[at] == newline || (bytes[at] == '\r' && at(at + 1) == newline))) {
      at += bytes[at] == newline ? 1 : 2;
      line++;
    }
    List<String> cells = new ArrayList<>();
    if (at >= to) return cells;
    while (true) {
      cells.add(cell());
      if (at >= to) return cells;
      if (bytes[at++] == newline) {
        line++;
        return cells;
      }
    }
  }

  private int at(int position) {
    return position < to ? bytes[position] : newline;
  }

  private boolean ends() {
    return at >= to || bytes[at] == delimiter || bytes[at] == newline;
  }

  private String cell() {
    while (!ends() && (bytes[at] & 0xFF) <= ' ') at++;
    boolean enclosed = quote != 0 && at(at) == quote && at < to;
    var enclosedText = new ByteArrayOutputStream();
    if (enclosed) {
      at++;
      while (at < to) {
        byte value = bytes[at++];
        if (value == newline) line++;
        if (value == quote) {
          if (at(at) != quote || at >= to) break;
          at++;
        }
        enclosedText.write(value);
      }
    }
    int from = at;
    while (!ends()) at++;
    int end = at;
    while (end > from && (bytes[end - 1] & 0xFF) <= ' ') end--;
    enclosedText.write(bytes, from, end - from);
    return enclosedText.toString(charset);
  }
}
