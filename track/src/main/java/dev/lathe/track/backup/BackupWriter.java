package dev.lathe.track.backup;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Table.Column;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a backup part by part, as a ZIP that any program opens.
final class BackupWriter {
  private static final int PART = 1 << 16;
  private static final long EARLIEST = 315_532_800_000L; // a ZIP knows no time before 1980

  private final Seal seal;
  private final ZipOutputStream zip;
  private final List<Entry> entries = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private MessageDigest digest = Fingerprint.sha256();
  private long rows;

  BackupWriter(OutputStream out) {
    seal = new Seal(out);
    zip = new ZipOutputStream(new BufferedOutputStream(seal, PART), StandardCharsets.UTF_8);
    zip.setComment(Seal.OPEN);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  private void begin(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(EARLIEST);
    zip.putNextEntry(entry);
    digest = Fingerprint.sha256();
    rows = 0;
  }

  private void end(String name) throws IOException {
    zip.closeEntry();
    entries.add(new Entry(name, rows, Hashes.of(digest)));
  }

  /// Begins a part of rows.
  void begin(String name, List<Column> columns) throws IOException {
    begin(name);
    Line.writeColumns(line, columns);
    flush();
  }

  /// Adds a row to it.
  void row(Object... values) throws IOException {
    Line.write(line, values);
    rows++;
    if (line.length() > PART) flush();
  }

  private void flush() throws IOException {
    if (line.length() > Entry.LONGEST / 3) {
      throw StoreException.state(
          "a row has %s characters, which no backup holds".formatted(line.length()));
    }
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    write(bytes, bytes.length);
  }

  private void write(byte[] bytes, int length) throws IOException {
    digest.update(bytes, 0, length);
    zip.write(bytes, 0, length);
  }

  /// Ends the part of rows.
  ///
  /// @return how many there are
  long endRows(String name) throws IOException {
    flush();
    end(name);
    return rows;
  }

  /// Adds a content.
  ///
  /// @throws IOException when it is not what its hash says
  void content(String hash, InputStream in) throws IOException {
    begin(Entry.CONTENTS + hash);
    byte[] part = new byte[PART];
    for (int read = in.read(part); read >= 0; read = in.read(part)) write(part, read);
    end(Entry.CONTENTS + hash);
    if (!entries.getLast().hash().equals(hash)) {
      throw new IOException("the content %s changed while it was read".formatted(hash));
    }
  }

  /// Ends it.
  void finish() throws IOException {
    List<Entry> before = List.copyOf(entries);
    begin(Entry.END, Entry.END_COLUMNS);
    for (Entry entry : before) row(entry.name(), entry.rows(), entry.hash());
    endRows(Entry.END);
    zip.finish();
    zip.flush();
    seal.set();
  }
}
