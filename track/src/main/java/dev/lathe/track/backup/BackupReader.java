package dev.lathe.track.backup;

import dev.lathe.frame.Fingerprint;
import dev.lathe.track.artifact.Content;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.Schema;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Table.Column;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Goes through a backup from its beginning to its end, and trusts none of it: it knows which parts
/// there may be, no name in it becomes a path or a word of a statement, nothing is held but a line,
/// and what unpacks to far more than a backup would is left.
final class BackupReader {
  private static final int PART = 1 << 16;

  /// Tables unpack to less than so many times the file, once they have more bytes than this.
  private static final long TIMES = 200;

  private static final long LITTLE = 1L << 30;

  private final Path file;
  private final Visitor visitor;
  private final SealedInput sealed;
  private final ZipInputStream zip;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> tables = new HashSet<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private long unpacked;
  private long contents;
  private long bytes;

  /// Sees what is in a backup, in order: what it says of itself, each table with its rows, the
  /// counters, the contents. What it throws comes out as it is.
  interface Visitor {
    /// What it says of itself.
    void manifest(Manifest manifest) throws SQLException;

    /// A table begins.
    void table(String name, List<Column> columns) throws SQLException;

    /// A row of that table.
    void row(Object[] values) throws SQLException;

    /// The last number that a table gave to a row.
    void counter(String table, long last) throws SQLException;

    /// A content, to be read to its end or not at all.
    void content(Content content, InputStream in) throws SQLException;
  }

  private BackupReader(Path file, Visitor visitor, SealedInput sealed) {
    this.file = file;
    this.visitor = visitor;
    this.sealed = sealed;
    zip = new ZipInputStream(sealed, StandardCharsets.UTF_8);
  }

  /// Goes through a file.
  ///
  /// @param progress hears which share is done
  /// @return what it holds
  /// @throws StoreException when it is no backup, is not whole, or is of a newer program
  static Holding read(Path file, Visitor visitor, DoubleConsumer progress) throws SQLException {
    if (!Files.isRegularFile(file)) {
      throw StoreException.absent("there is no file '%s'".formatted(file));
    }
    try (var sealed = SealedInput.open(file, progress);
        var reader = new Closing(new BackupReader(file, visitor, sealed))) {
      return reader.reader().all();
    } catch (ZipException | EOFException e) {
      throw altered(file, String.valueOf(e.getMessage()));
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("stopped");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Closing(BackupReader reader) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      reader.zip.close();
    }
  }

  private static StoreException altered(Path file, String what) {
    return StoreException.state(
        "'%s' is no whole backup: it was cut or altered since it was written (%s); take another copy of it, or another backup"
            .formatted(file, what));
  }

  private StoreException wrong(String what) {
    return altered(file, what);
  }

  /// Makes sense of what was read; what cannot be made sense of is wrong with the file.
  private <T> T sense(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private Holding all() throws IOException, SQLException {
    Manifest manifest = manifest();
    visitor.manifest(manifest);
    Set<String> known = Schema.names(manifest.schema());
    boolean counted = false;
    while (true) {
      String name = next();
      if (!counted && name.startsWith(Entry.TABLES)) table(name, known);
      else if (!counted && name.equals(Entry.COUNTERS)) {
        counters(known);
        counted = true;
      } else if (counted && name.startsWith(Entry.CONTENTS)) content(name, manifest);
      else if (counted && name.equals(Entry.END)) break;
      else throw wrong("it holds a part that has no place there");
    }
    end();
    if (!tables.equals(known)) throw wrong("a table is missing");
    var holding =
        new Holding(manifest.made(), manifest.from(), manifest.schema(), rows, contents, bytes);
    if (holding.allRows() != manifest.rows()) throw wrong("there are not as many rows as it says");
    sealed.check();
    return holding;
  }

  private Manifest manifest() throws IOException, SQLException {
    if (!next().equals(Entry.MANIFEST)) throw wrong("it does not say what it is");
    var read = new ArrayList<Manifest>();
    lines(Entry.MANIFEST, Manifest.COLUMNS, values -> read.add(sense(() -> Manifest.of(values))));
    if (read.size() != 1) throw wrong("it does not say what it is");
    return read.getFirst();
  }

  private void table(String entry, Set<String> known) throws IOException, SQLException {
    String name = entry.substring(Entry.TABLES.length(), entry.length() - suffix(entry));
    if (!known.contains(name) || !tables.add(name)) throw wrong("it holds a table too many");
    var lines = new Lines(entry);
    List<Column> columns = lines.columns();
    visitor.table(name, columns);
    lines.rest(columns, visitor::row);
    rows.put(name, lines.count);
  }

  private static int suffix(String entry) {
    return entry.endsWith(Entry.LINES) ? Entry.LINES.length() : 0;
  }

  private void counters(Set<String> known) throws IOException, SQLException {
    lines(
        Entry.COUNTERS,
        Entry.COUNTER_COLUMNS,
        values -> {
          if (!(values[0] instanceof String table && values[1] instanceof Long last)
              || !known.contains(table)
              || last < 0) {
            throw wrong("it counts what it does not hold");
          }
          visitor.counter(table, last);
        });
  }

  private void content(String entry, Manifest manifest) throws IOException, SQLException {
    String hash = entry.substring(Entry.CONTENTS.length());
    long left = manifest.bytes() - bytes;
    Content content = sense(() -> new Content(hash, left)); // refuses what is no hash
    MessageDigest digest = Fingerprint.sha256();
    var counted =
        new DigestInputStream(
            new InputStream() {
              @Override
              public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                int read = zip.read(into, from, length);
                if (read > 0) bytes += read;
                if (bytes > manifest.bytes()) throw wrong("its contents are larger than it says");
                return read;
              }
            },
            digest);
    if (++contents > manifest.contents()) throw wrong("there are more contents than it says");
    visitor.content(content, counted);
    counted.transferTo(OutputStream.nullOutputStream());
    if (!ended(entry, 0, digest).equals(hash)) throw wrong("a content is not what its name says");
  }

  private void end() throws IOException, SQLException {
    List<Entry> before = List.copyOf(entries);
    var named = new ArrayList<Entry>();
    lines(
        Entry.END,
        Entry.END_COLUMNS,
        values -> {
          int at = named.size();
          if (at >= before.size()
              || !before.get(at).name().equals(values[0])
              || !values[1].equals(before.get(at).rows())
              || !before.get(at).hash().equals(values[2])) {
            throw wrong("its parts are not those that it ends with");
          }
          named.add(before.get(at));
        });
    if (named.size() != before.size() || part().isPresent()) {
      throw wrong("its parts are not those that it ends with");
    }
  }

  private String next() throws IOException {
    return part().orElseThrow(() -> wrong("its end is missing")).getName();
  }

  private Optional<ZipEntry> part() throws IOException {
    return sense(() -> Optional.ofNullable(zip.getNextEntry())); // a name may be no text
  }

  private String ended(String name, long rows, MessageDigest digest) {
    String hash = Hashes.of(digest);
    entries.add(new Entry(name, rows, hash));
    return hash;
  }

  private interface Row {
    void of(Object[] values) throws IOException, SQLException;
  }

  private void lines(String entry, List<Column> columns, Row row) throws IOException, SQLException {
    var lines = new Lines(entry);
    if (!lines.columns().equals(columns)) throw wrong("its columns are others");
    lines.rest(columns, row);
  }

  /// The lines of a part.
  private final class Lines {
    private final String entry;
    private final MessageDigest digest = Fingerprint.sha256();
    private final byte[] part = new byte[PART];
    private byte[] line = new byte[PART];
    private int at;
    private int end;
    private long count;

    Lines(String entry) {
      this.entry = entry;
    }

    List<Column> columns() throws IOException {
      int length = next();
      if (length < 0) throw wrong("a part is empty");
      return sense(() -> Line.readColumns(text(length)));
    }

    void rest(List<Column> columns, Row row) throws IOException, SQLException {
      for (int next = next(); next >= 0; next = next()) {
        int length = next;
        count++;
        row.of(sense(() -> Line.read(text(length), columns)));
      }
      ended(entry, count, digest);
    }

    private String text(int length) {
      return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /// Reads a line.
    ///
    /// @return how long it is; less than 0 at the end
    private int next() throws IOException {
      int length = 0;
      while (true) {
        if (at == end && !fill()) {
          if (length > 0) throw wrong("a line has no end");
          return -1;
        }
        int from = at;
        while (at < end && part[at] != '\n') at++;
        if (length + at - from > line.length) grow(length + at - from);
        System.arraycopy(part, from, line, length, at - from);
        length += at - from;
        if (at < end) {
          at++;
          return length;
        }
      }
    }

    private void grow(int needed) {
      if (needed > Entry.LONGEST) throw wrong("a line is longer than any row");
      line = Arrays.copyOf(line, (int) Math.min(Entry.LONGEST, needed * 2L));
    }

    private boolean fill() throws IOException {
      at = 0;
      end = Math.max(0, zip.read(part));
      digest.update(part, 0, end);
      unpacked += end;
      if (unpacked > LITTLE && unpacked / TIMES > sealed.size()) {
        throw wrong("it unpacks to far more than its rows would");
      }
      return end > 0;
    }
  }
}
