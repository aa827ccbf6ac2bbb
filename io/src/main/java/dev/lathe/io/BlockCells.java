package dev.lathe.io;

import java.util.Optional;

/// Finds the cells of blocks: checks the encoding, recodes what is not UTF-8, and indexes CSV or
/// JSON.
///
/// **Threads.** Belongs to one at a time.
final class BlockCells {
  /// What the bytes of a block turned out to be.
  enum Found {
    ASCII,
    UTF_8,
    LATIN_1,
    WINDOWS_1252
  }

  private final JsonCells json = new JsonCells();
  private final int limit;

  /// Of whole blocks.
  BlockCells() {
    this(Integer.MAX_VALUE);
  }

  /// Of the first so many rows of a block.
  BlockCells(int limit) {
    this.limit = limit;
  }

  /// Fills `cells` from a block.
  ///
  /// @return what its bytes are; a flaw of theirs is in `cells`
  Found index(Blocks.Block block, byte[] bytes, Layout layout, Cells cells) {
    byte[] text = bytes;
    int to = block.to();
    cells.clear(bytes, layout.names().size());
    int sort = Utf8.sort(bytes, 0, to);
    if ((sort & Utf8.ZERO) != 0) {
      cells.flaw(
          line(bytes, position((byte) 0, bytes, to), layout), "holds a zero byte; it is not text");
      return Found.ASCII;
    }
    Found found = Found.ASCII;
    if ((sort & Utf8.BEYOND_ASCII) != 0) {
      found = found(bytes, to, layout, cells);
      if (cells.flaw().isPresent()) return found;
      Optional<Encoding> recode = recode(found, layout);
      if (recode.isPresent()) {
        text = Utf8.from(recode.get(), bytes, 0, to);
        to = text.length;
      }
    }
    if (layout.json()) {
      json.index(text, to, layout.names(), cells);
    } else {
      cells.index(text, to, layout, limit);
    }
    return found;
  }

  private static Optional<Encoding> recode(Found found, Layout layout) {
    if (layout.encoding() == Encoding.LATIN_1) return Optional.of(Encoding.LATIN_1);
    boolean windows = found == Found.LATIN_1 || found == Found.WINDOWS_1252;
    return windows ? Optional.of(Encoding.WINDOWS_1252) : Optional.empty();
  }

  private static Found found(byte[] bytes, int to, Layout layout, Cells cells) {
    boolean single =
        layout.encoding() == Encoding.LATIN_1 || layout.encoding() == Encoding.WINDOWS_1252;
    if (!single) {
      int foreign = Utf8.firstForeign(bytes, 0, to);
      if (foreign < 0) return Found.UTF_8;
      if (!layout.open()) {
        cells.flaw(
            line(bytes, foreign, layout),
            "holds bytes that are not %s as the rest is; state the right one with --encoding"
                .formatted(layout.encoding().key()));
      }
    }
    boolean windows = Utf8.windows(bytes, 0, to);
    int undefined = Utf8.firstUndefined(bytes, 0, to);
    if (windows && undefined >= 0 && layout.encoding() != Encoding.LATIN_1) {
      cells.flaw(
          line(bytes, undefined, layout),
          "holds bytes that neither UTF-8 nor Windows-1252 has; is it text?");
    }
    return windows ? Found.WINDOWS_1252 : Found.LATIN_1;
  }

  private static int position(byte value, byte[] bytes, int to) {
    return Utf8.indexOf(value, bytes, 0, to);
  }

  private static int line(byte[] bytes, int position, Layout layout) {
    int line = 0;
    for (int at = 0; at < position; at++) {
      if (bytes[at] == layout.newline()) line++;
    }
    return line;
  }
}
