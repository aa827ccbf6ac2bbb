package dev.lathe.query;

import dev.lathe.frame.Fingerprint;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Format;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import java.sql.SQLException;
import java.util.List;

/// The rows of a query, which runs once, on one thread.
record SqlSource(String sql, Access access) implements TableSource {
  private static final String RESULT = "lathe_result";

  @Override
  public Loaded read(Reading reading) {
    try (Duck duck = Duck.open(access.folders(), 1)) {
      run(duck, "create temp table %s as %s");
      var rows = new Rows(duck, RESULT, name());
      Frame frame = rows.frame(reading);
      var origin = new Origin(name(), Fingerprint.of(frame), frame.rows(), reading.nature());
      return new Loaded(frame.origin(origin), Format.of(Format.Kind.SQL), rows.width(), List.of());
    }
  }

  @Override
  public Chunks chunks(Reading reading, Schema schema) {
    Duck duck = Duck.open(access.folders(), 1);
    return Rows.closing(
        duck,
        () -> {
          run(duck, "create temp view %s as %s");
          return new Rows(duck, RESULT, name()).chunks(reading, schema);
        });
  }

  private void run(Duck duck, String form) {
    try {
      duck.execute(form.formatted(RESULT, Sql.accepted(duck.connection(), sql)));
    } catch (SQLException e) {
      throw Duck.failed("the query failed", e);
    }
  }

  @Override
  public RowSource rows(Reading reading) {
    throw new TableException(
        "what a query gives is not streamed; write it to a file of CSV first, or hold it in memory");
  }

  @Override
  public String name() {
    return "sql";
  }
}
