package dev.lathe.query;

import dev.lathe.frame.Fingerprint;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Format;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import dev.lathe.math.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Parquet files with the same columns.
record ParquetSource(List<Path> files, String label) implements TableSource {
  /// Whether a file is Parquet, by its first bytes.
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) return false;
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'A', 'R', '1'});
    } catch (IOException _) {
      return false; // whoever opens it says what is wrong
    }
  }

  @Override
  public Loaded read(Reading reading) {
    try (Duck duck = open()) {
      var rows = new Rows(duck, relation(), label);
      var frame = rows.frame(reading);
      var origin = new Origin(label, hash(), frame.rows(), reading.nature());
      return new Loaded(
          frame.origin(origin), Format.of(Format.Kind.PARQUET), rows.width(), List.of());
    }
  }

  @Override
  public Chunks chunks(Reading reading, Schema schema) {
    Duck duck = open();
    return Rows.closing(duck, () -> new Rows(duck, relation(), label).chunks(reading, schema));
  }

  @Override
  public RowSource rows(Reading reading) {
    throw new TableException(
        "'%s' is Parquet, and rows are streamed from CSV or JSON lines only; write it as such, or hold it in memory"
            .formatted(label));
  }

  @Override
  public String name() {
    return TableSource.stem(label);
  }

  private Duck open() {
    List<Path> folders =
        files.stream().map(file -> file.toAbsolutePath().getParent()).distinct().toList();
    return Duck.open(folders, Workers.current().threads());
  }

  private String relation() {
    return files.stream()
        .map(file -> Duck.literal(file.toAbsolutePath().toString()))
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  private String hash() {
    var digest = Fingerprint.sha256();
    for (Path file : files) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new TableException("'%s' cannot be read: %s".formatted(file, e.getMessage()), e);
      }
    }
    return Fingerprint.text(digest);
  }
}
