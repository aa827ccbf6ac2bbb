package dev.lathe.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// A file that may be read again and again, unpacked as it is read.
///
/// @param path where it is
/// @param name what a person calls it
/// @param compressed whether it is gzip
record Input(Path path, String name, boolean compressed) {
  private static final int BUFFER = 1 << 16;

  /// The file at this path, after a look at its first bytes.
  ///
  /// @param piped whether it is the copy of what came through a pipe
  static Input of(Path path, String name, boolean piped) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(16);
      if (start.length == 0) throw new TableException("'%s' is empty".formatted(name));
      boolean gzip = start.length > 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
      if (!gzip) refuseForeign(start, name, piped);
      return new Input(path, name, gzip);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /// Bytes as they stand in the file, unpacked; what is read of the packed file feeds the digest.
  InputStream open(MessageDigest digest) {
    try {
      InputStream raw = new DigestInputStream(Files.newInputStream(path), digest);
      if (!compressed) return raw;
      return new GZIPInputStream(new BufferedInputStream(raw, BUFFER), BUFFER);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /// Bytes as they stand in the file, unpacked.
  InputStream open() {
    return open(dev.lathe.frame.Fingerprint.sha256());
  }

  TableException unreadable(IOException e) {
    return unreadable(name, e);
  }

  private static TableException unreadable(String name, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new TableException("'%s' cannot be read: %s".formatted(name, why), e);
  }

  private static void refuseForeign(byte[] start, String name, boolean piped) {
    String text = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
    String kind = "";
    if (text.startsWith("PK\u0003\u0004")) {
      boolean sheet = name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
      kind = sheet ? "an Excel workbook; save it as CSV" : "a ZIP archive; unpack it first";
    }
    if (text.startsWith("PAR1") && piped) {
      throw new TableException("Parquet cannot be piped; give the file's name");
    }
    if (text.startsWith("PAR1")) kind = "a Parquet file, which only the query module reads";
    if (text.startsWith("%PDF")) kind = "a PDF document, not a table";
    if (text.startsWith("SQLite format")) kind = "an SQLite database, not a table";
    byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    if (start.length > 4 && Arrays.equals(Arrays.copyOf(start, 4), zstd)) {
      kind = "packed with zstd; unpack it or use gzip";
    }
    if (text.startsWith("BZh")) kind = "packed with bzip2; unpack it or use gzip";
    if (!kind.isEmpty()) throw new TableException("'%s' is %s".formatted(name, kind));
  }
}
