package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;

/// How one file is written, and where its rows begin.
///
/// @param input the file
/// @param format as it is reported, before all rows are read
/// @param newline the byte that ends a line
/// @param encoding what its bytes are; [Encoding#UTF_8] also where the first bytes were all ASCII
/// @param open whether bytes beyond ASCII are yet to be met, and may turn out not to be UTF-8
/// @param names the columns' names
/// @param start where the rows begin
record Layout(
    Input input,
    Format format,
    byte newline,
    Encoding encoding,
    boolean open,
    List<String> names,
    Start start) {
  /// Where the rows begin.
  ///
  /// @param skip bytes before the first row
  /// @param line its line, counted from 1
  record Start(int skip, int line) {}

  byte delimiter() {
    return (byte) format.delimiter();
  }

  byte quote() {
    return (byte) format.quote();
  }

  boolean json() {
    return format.kind() == Format.Kind.JSON_LINES;
  }

  Layout names(List<String> names) {
    return new Layout(input, format, newline, encoding, open, names, start);
  }

  /// The file's bytes, UTF-16 already as UTF-8, after those to be skipped.
  InputStream rows(MessageDigest digest) throws IOException {
    InputStream in = text(input, encoding, digest);
    // Read, not skipped: a digest does not see what is skipped.
    in.readNBytes(start.skip());
    return in;
  }

  static InputStream text(Input input, Encoding encoding, MessageDigest digest) {
    InputStream in = input.open(digest);
    return encoding.wide() ? new Recoded(in, encoding) : in;
  }
}
