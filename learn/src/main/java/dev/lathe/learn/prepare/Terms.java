package dev.lathe.learn.prepare;

import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// The hashes of the words of a text and of its pairs of words that follow each other.
///
/// A word is a run of letters and digits in lower case; any other sign that is no space is a word
/// of its own. A word of digits only is known by its length, as telephone numbers are. The hash is
/// the same on every machine: FNV-1a over code points, then mixed.
final class Terms {
  private static final int SLOT_BITS = 18;

  /// How many slots there are.
  static final int SLOTS = 1 << SLOT_BITS;

  private static final long START = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long[] hashes = new long[64];
  private int size;
  private long before;

  /// Takes in another text, in place of the one before.
  void read(String text) {
    size = 0;
    before = 0;
    long word = START;
    long shape = START;
    boolean letters = false;
    for (int at = 0; at < text.length(); ) {
      int sign = text.codePointAt(at);
      at += Character.charCount(sign);
      if (Character.isLetterOrDigit(sign)) {
        letters = letters || !Character.isDigit(sign);
        word = (word ^ Character.toLowerCase(sign)) * PRIME;
        shape = (shape ^ '0') * PRIME;
        continue;
      }
      if (word != START) word(letters ? word : shape);
      word = START;
      shape = START;
      letters = false;
      if (!Character.isWhitespace(sign)) word((START ^ sign) * PRIME);
    }
    if (word != START) word(letters ? word : shape);
  }

  private void word(long word) {
    long hash = RandomStream.mix(word);
    add(hash);
    if (before != 0) add(RandomStream.mix(31 * before + hash));
    before = hash;
  }

  private void add(long hash) {
    if (size == hashes.length) hashes = Arrays.copyOf(hashes, 2 * size);
    hashes[size++] = hash;
  }

  int size() {
    return size;
  }

  /// Which of the slots a word or pair falls into.
  int slot(int i) {
    return (int) (hashes[i] >>> (64 - SLOT_BITS));
  }
}
