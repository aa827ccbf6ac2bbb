package dev.lathe.io;

import dev.lathe.frame.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Cuts files into blocks of whole records, in order.
///
/// Where a cut lies depends on the bytes alone, so the blocks are the same on any number of
/// threads. A quote opens only at the start of a cell, as in [Cells]; a lone one inside a cell is
/// text.
///
/// **Threads.** One at a time.
final class Blocks implements AutoCloseable {
  /// Bytes to a block, unless one record is longer.
  static final int SIZE = 1 << 20;

  /// The longest record that is read.
  static final int LONGEST = 1 << 26;

  private final List<Layout> layouts;
  private final MessageDigest digest;
  private final int size;
  private int file = -1;
  private int number;
  private Optional<InputStream> in = Optional.empty();
  private byte[] carry = new byte[0];
  private boolean ended = true;
  private int[] outside = new int[64];
  private int open;

  /// A run of whole records; the last byte is a line break.
  ///
  /// @param number counted from 0 over all files
  /// @param file the number of its file
  /// @param to end of the records in the buffer, which begin at 0
  record Block(int number, int file, int to) {}

  Blocks(List<Layout> layouts, int size) {
    this.layouts = layouts;
    this.digest = Fingerprint.sha256();
    this.size = size;
  }

  /// The hash of the files' bytes, once the last block was handed out.
  String hash() {
    return Fingerprint.text(digest);
  }

  /// The number of the file being read.
  int file() {
    return Math.min(file, layouts.size() - 1);
  }

  /// Fills the buffer with the next block, making it larger if it must be.
  Optional<Block> next(Buffer buffer) {
    while (true) {
      if (ended && carry.length == 0 && !open()) return Optional.empty();
      int to = fill(buffer);
      if (to > 0) return Optional.of(new Block(number++, file, to));
    }
  }

  private boolean open() {
    close();
    if (++file >= layouts.size()) return false;
    Layout layout = layouts.get(file);
    try {
      in = Optional.of(layout.rows(digest));
    } catch (IOException e) {
      throw layout.input().unreadable(e);
    }
    ended = false;
    return true;
  }

  private int fill(Buffer buffer) {
    Layout layout = layouts.get(file);
    buffer.atLeast(Math.max(size, carry.length * 2) + 1);
    System.arraycopy(carry, 0, buffer.bytes, 0, carry.length);
    int filled = carry.length;
    carry = new byte[0];
    while (true) {
      int room = buffer.bytes.length - 1;
      filled = read(layout, buffer.bytes, filled, room);
      byte[] bytes = buffer.bytes;
      if (ended) {
        if (filled > 0 && bytes[filled - 1] != layout.newline()) bytes[filled++] = layout.newline();
        int cut = cut(bytes, filled, layout);
        if (cut < filled) throw endless(layout, bytes, filled);
        return filled;
      }
      int cut = cut(bytes, filled, layout);
      if (cut > 0) {
        carry = Arrays.copyOfRange(bytes, cut, filled);
        return cut;
      }
      if (filled > LONGEST) throw endless(layout, bytes, filled);
      buffer.atLeast(room * 2 + 1);
    }
  }

  /// A record that does not end.
  static final class Endless extends RuntimeException {
    private final transient Cells.Flaw flaw;

    Endless(Cells.Flaw flaw) {
      super(flaw.sentence());
      this.flaw = flaw;
    }

    /// What is wrong, its line counted from where the next block would begin.
    Cells.Flaw flaw() {
      return flaw;
    }
  }

  /// What to say of a record that does not end: of the last quote that was opened, or a line too
  /// long.
  private Endless endless(Layout layout, byte[] bytes, int to) {
    if (layout.quote() == 0 || open >= to) {
      return new Endless(
          new Cells.Flaw(0, "begins a record longer than %s MB".formatted(LONGEST >> 20)));
    }
    int line = 0;
    for (int at = 0; at < open; at++) {
      if (bytes[at] == layout.newline()) line++;
    }
    return new Endless(
        new Cells.Flaw(
            line,
            "opens a quote (%c) that is never closed; if quotes mean nothing here, say --quote none"
                .formatted(layout.quote())));
  }

  private int read(Layout layout, byte[] bytes, int from, int to) {
    int filled = from;
    try {
      InputStream stream = in.orElseThrow();
      while (filled < to) {
        int count = stream.read(bytes, filled, to - filled);
        if (count < 0) {
          ended = true;
          break;
        }
        filled += count;
      }
    } catch (IOException e) {
      throw layout.input().unreadable(e);
    }
    return filled;
  }

  /// The end of the last whole record, 0 when there is none.
  private int cut(byte[] bytes, int to, Layout layout) {
    byte quote = layout.quote();
    if (quote == 0) return afterNewline(bytes, 0, to, layout.newline());
    // Runs of bytes outside of quotes, as pairs of their ends.
    int count = 0;
    int from = 0;
    open = Integer.MAX_VALUE;
    for (int at = Utf8.indexOf(quote, bytes, 0, to); at < to; ) {
      if (!opens(bytes, at, layout)) {
        at = Utf8.indexOf(quote, bytes, at + 1, to);
        continue;
      }
      if (count + 4 > outside.length) outside = Arrays.copyOf(outside, outside.length * 2);
      outside[count++] = from;
      outside[count++] = at;
      open = at;
      at = closing(bytes, at, to, quote);
      if (at < to) open = Integer.MAX_VALUE;
      from = Math.min(at + 1, to);
      at = Utf8.indexOf(quote, bytes, from, to);
    }
    outside[count++] = from;
    outside[count++] = to;
    for (int run = count - 2; run >= 0; run -= 2) {
      int cut = afterNewline(bytes, outside[run], outside[run + 1], layout.newline());
      if (cut > 0) return cut;
    }
    return 0;
  }

  private static int afterNewline(byte[] bytes, int from, int to, byte newline) {
    for (int at = to - 1; at >= from; at--) {
      if (bytes[at] == newline) return at + 1;
    }
    return 0;
  }

  /// Whether the quote at this position is the first of a cell but for spaces.
  private static boolean opens(byte[] bytes, int quote, Layout layout) {
    int at = quote - 1;
    while (at >= 0 && Cells.blank(bytes[at], layout.delimiter(), layout.newline())) at--;
    return at < 0 || bytes[at] == layout.delimiter() || bytes[at] == layout.newline();
  }

  /// The position of the quote that closes the one at `from`, `to` when none does.
  private static int closing(byte[] bytes, int from, int to, byte quote) {
    int at = Utf8.indexOf(quote, bytes, from + 1, to);
    while (at + 1 < to && bytes[at + 1] == quote) {
      at = Utf8.indexOf(quote, bytes, at + 2, to);
    }
    return at;
  }

  @Override
  public void close() {
    try {
      if (in.isPresent()) in.get().close();
      in = Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
