package dev.lathe.query;

import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import dev.lathe.io.TableFile;
import java.io.InputStream;

/// Standard input: CSV or JSON lines.
record StreamSource(InputStream input) implements TableSource {
  @Override
  public Loaded read(Reading reading) {
    return TableFile.read(input, name(), reading);
  }

  @Override
  public Chunks chunks(Reading reading, Schema schema) {
    return TableFile.chunks(input, name(), reading, schema);
  }

  @Override
  public RowSource rows(Reading reading) {
    throw new TableException(
        "standard input can be gone through only once; write it to a file of CSV first");
  }

  @Override
  public String name() {
    return "stdin";
  }
}
