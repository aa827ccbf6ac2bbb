package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A stream of UTF-16 read as UTF-8.
final class Recoded extends InputStream {
  private final Reader reader;
  private final char[] characters = new char[1 << 14];
  private byte[] bytes = new byte[0];
  private int at;
  private int kept;

  Recoded(InputStream in, Encoding encoding) {
    reader =
        new InputStreamReader(
            in,
            encoding
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) return 0;
    if (!fill()) return -1;
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int count = reader.read(characters, kept, characters.length - kept);
      if (count < 0) return false;
      int end = kept + count;
      // A pair of surrogates is not torn apart: its first half waits for the second.
      kept = Character.isHighSurrogate(characters[end - 1]) ? 1 : 0;
      bytes = new String(characters, 0, end - kept).getBytes(StandardCharsets.UTF_8);
      if (kept == 1) characters[0] = characters[end - 1];
      at = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
