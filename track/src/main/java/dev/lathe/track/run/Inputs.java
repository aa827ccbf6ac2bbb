package dev.lathe.track.run;

import dev.lathe.frame.Origin;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// The table of data sets that runs read.
final class Inputs {
  private Inputs() {}

  static List<RunInput> of(Session session, long run) throws SQLException {
    return session.rows(
        "select role, hash, name, size, nature from inputs where run = ? order by role, hash",
        row ->
            new RunInput(
                row.text("role"),
                new Origin(
                    row.text("name"),
                    row.text("hash"),
                    row.number("size"),
                    Origin.Nature.valueOf(row.text("nature").toUpperCase(Locale.ROOT)))),
        run);
  }

  static void write(Session session, long run, List<RunInput> inputs) throws SQLException {
    for (RunInput input : inputs) {
      Origin origin = input.origin();
      session.run(
          "insert into inputs (run, role, hash, name, size, nature) values (?, ?, ?, ?, ?, ?)"
              + " on conflict (run, role, hash) do nothing",
          run,
          input.role(),
          origin.hash(),
          origin.source(),
          origin.rows(),
          origin.nature().key());
    }
  }
}
