package dev.lathe.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/*
 * The cells of a block, as slices of its bytes: first all cells are found in one sweep over the
 * bytes, then each column is typed in a tight loop of its own.
 *
 * The rules of CSV (RFC 4180, with what real files need):
 * - A cell ends at a delimiter or a line break. White space around it is cut off.
 * - A quote that is a cell's first character encloses it; inside, a doubled quote is one quote, and
 *   delimiters, line breaks and white space are text. What follows the closing quote is text too.
 * - Any other quote is text.
 * - A line break is \n or \r\n, or \r in files without \n. Lines without a character are skipped.
 * Blocks cuts by the same rules. A quoted cell with doubled quotes is put together in place; the
 * bytes this frees are filled with zeros, so that lines can still be counted.
 */
final class Cells {
  /// The longest cell that is read.
  static final int LONGEST = 1 << 24;

  byte[] bytes = new byte[0];
  int[] starts = new int[0];
  int[] ends = new int[0];
  int width;
  int rows;
  int lines;
  private Optional<Flaw> flaw = Optional.empty();
  private int[] rowLines = new int[0];
  private byte delimiter;
  private byte newline;
  private int cellEnd;

  /// What is wrong with a line.
  ///
  /// @param line counted from 0 in the block
  record Flaw(int line, String sentence) {}

  Optional<Flaw> flaw() {
    return flaw;
  }

  /// White space that does not count at the ends of a cell.
  static boolean blank(byte value, byte delimiter, byte newline) {
    return (value & 0xFF) <= ' ' && value != delimiter && value != newline;
  }

  void clear(byte[] bytes, int width) {
    this.bytes = bytes;
    this.width = width;
    rows = 0;
    lines = 0;
    flaw = Optional.empty();
  }

  /// Room for one more row.
  void room() {
    int needed = (rows + 1) * width;
    if (needed <= starts.length) return;
    int size = Math.max(needed, starts.length + starts.length / 2 + (1 << 12));
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
  }

  void flaw(int line, String sentence) {
    if (flaw.isEmpty()) flaw = Optional.of(new Flaw(line, sentence));
  }

  String text(int row, int column) {
    int at = row * width + column;
    return new String(bytes, starts[at], ends[at] - starts[at], StandardCharsets.UTF_8);
  }

  String[] texts(int row) {
    String[] texts = new String[width];
    for (int column = 0; column < width; column++) {
      texts[column] = text(row, column);
    }
    return texts;
  }

  /// Keeps the line of the row being read, for [#keptLine], where its cells do not tell.
  void keepLine() {
    if (rows >= rowLines.length) rowLines = Arrays.copyOf(rowLines, rows * 2 + 16);
    rowLines[rows] = lines;
  }

  int keptLine(int row) {
    return rowLines[row];
  }

  /// The line of a row's cell, counted from 0 in the block.
  int line(int row, int column, byte newline) {
    int end = starts[row * width + column];
    int line = 0;
    for (int at = 0; at < end; at++) {
      if (bytes[at] == newline) line++;
    }
    return line;
  }

  /// Finds the cells of a block of CSV, which ends with a line break.
  ///
  /// @param limit rows after which to stop
  void index(byte[] block, int to, Layout layout, int limit) {
    clear(block, layout.names().size());
    delimiter = layout.delimiter();
    newline = layout.newline();
    byte quote = layout.quote() == 0 ? newline : layout.quote();
    int at = 0;
    while (at < to && rows < limit && flaw.isEmpty()) {
      boolean returned = block[at] == '\r' && block[at + 1] == newline;
      if (block[at] == newline || returned) {
        at += returned ? 2 : 1;
        lines++;
      } else {
        room();
        at = record(block, at, quote);
      }
    }
  }

  /// Finds the cells of one record and returns where the next one begins.
  private int record(byte[] block, int from, byte quote) {
    byte delimiter = this.delimiter;
    byte newline = this.newline;
    long delimiters = Utf8.eight(delimiter);
    long newlines = Utf8.eight(newline);
    int base = rows * width;
    int column = 0;
    int line = lines;
    int at = from;
    while (true) {
      while ((block[at] & 0xFF) <= ' ' && block[at] != delimiter && block[at] != newline) at++;
      int start = at;
      int end;
      if (block[at] == quote && quote != newline) {
        start++;
        at = quoted(block, start, quote);
        end = cellEnd;
      } else {
        at = Utf8.indexOfEither(delimiters, newlines, block, at);
        end = at;
        while (end > start && (block[end - 1] & 0xFF) <= ' ') end--;
      }
      if (column < width) {
        starts[base + column] = start;
        ends[base + column] = end;
      }
      column++;
      if (end - start > LONGEST) {
        flaw(line, "has a cell longer than %s MB".formatted(LONGEST >> 20));
      }
      if (block[at++] == newline) break;
    }
    lines++;
    if (column == width) {
      rows++;
    } else {
      String cells = column == 1 ? "1 cell" : column + " cells";
      flaw(line, "has %s where the table has %s columns".formatted(cells, width));
    }
    return at;
  }

  /// Puts a quoted cell together in place, and returns where it is followed by a delimiter or a
  /// line break; [#cellEnd] is its end.
  private int quoted(byte[] block, int from, byte quote) {
    int read = from;
    int write = from;
    while (true) {
      int next = read;
      while (block[next] != quote) {
        if (block[next] == newline) lines++;
        next++;
      }
      if (write != read) System.arraycopy(block, read, block, write, next - read);
      write += next - read;
      read = next + 1;
      if (block[read] != quote) break;
      block[write++] = quote;
      read++;
    }
    int at = read;
    while (block[at] != delimiter && block[at] != newline) at++;
    int rest = at;
    while (rest > read && (block[rest - 1] & 0xFF) <= ' ') rest--;
    System.arraycopy(block, read, block, write, rest - read);
    cellEnd = write + rest - read;
    if (cellEnd < rest) Arrays.fill(block, cellEnd, rest, (byte) 0);
    return at;
  }
}
