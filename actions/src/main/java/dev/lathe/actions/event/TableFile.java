package dev.lathe.actions.event;

import dev.lathe.actions.Argument;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.frame.Frame;
import dev.lathe.io.CsvWriter;
import java.nio.file.Path;

/// Where a table goes.
///
/// @param out the file to write
/// @param force whether a file that exists is replaced
public record TableFile(
    @Argument("the file to write, as CSV, whole or not at all") String out,
    @Argument("replace the file if it exists") boolean force) {
  /// What was written.
  ///
  /// @param rows how many
  /// @param file where
  public record Written(int rows, Path file) {}

  /// The place, where a file can be written.
  ///
  /// @throws IllegalArgumentException when it cannot
  Path place(Workbench bench) {
    Path place = bench.place().path(out);
    OutPlace.check(place, force);
    return place;
  }

  static Written write(Frame table, Path place) {
    try (var csv = CsvWriter.to(place)) {
      csv.frame(table).finish();
    }
    return new Written(table.rows(), place);
  }
}
