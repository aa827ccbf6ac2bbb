package dev.lathe.query;

import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableFile;
import java.nio.file.Path;
import java.util.List;

/// CSV or JSON lines.
record FileSource(List<Path> files, String label) implements TableSource {
  @Override
  public Loaded read(Reading reading) {
    return TableFile.read(files, label, reading);
  }

  @Override
  public Chunks chunks(Reading reading, Schema schema) {
    return TableFile.chunks(files, reading, schema);
  }

  @Override
  public RowSource rows(Reading reading) {
    return TableFile.rows(files, label, reading);
  }

  @Override
  public String name() {
    return TableSource.stem(label);
  }
}
