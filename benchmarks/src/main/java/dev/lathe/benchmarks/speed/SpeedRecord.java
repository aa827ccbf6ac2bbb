package dev.lathe.benchmarks.speed;

import dev.lathe.frame.Figures;
import java.util.ArrayList;
import java.util.List;

/// All rows that were measured of one version, each on the machine that it names.
///
/// @param version Lathe's version
/// @param rows the rows, in the order in which they are shown
public record SpeedRecord(String version, List<Row> rows) {
  /// Takes a copy of the rows.
  public SpeedRecord {
    rows = List.copyOf(rows);
  }

  /// The machines that rows were measured on, in the order in which they come up.
  public List<String> machines() {
    return rows.stream()
        .map(row -> row.machine().name())
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /// This record with some rows measured anew; those of other names stay.
  public SpeedRecord with(List<Row> measured) {
    var all = new ArrayList<>(rows);
    for (Row row : measured) {
      int place = place(all, row.name());
      if (place < 0) all.add(row);
      else all.set(place, row);
    }
    return new SpeedRecord(version, all);
  }

  /// This record with every row that there should be, in that order: those that were measured, else
  /// those given. Measured rows of other names come behind.
  ///
  /// @param expected rows without figures
  public SpeedRecord among(List<Row> expected) {
    var all = new ArrayList<Row>();
    var left = new ArrayList<>(rows);
    for (Row row : expected) {
      int place = place(left, row.name());
      all.add(place < 0 ? row : left.remove(place));
    }
    all.addAll(left);
    return new SpeedRecord(version, all);
  }

  /// The rows whose ratio to the peer is more than a tenth larger than in an earlier record, each
  /// said in a sentence. Seconds are not compared, so the machines may differ.
  public List<String> lostSince(SpeedRecord earlier) {
    var lost = new ArrayList<String>();
    for (Row row : rows) {
      int place = place(earlier.rows, row.name());
      if (place < 0 || row.ratio().isEmpty() || earlier.rows.get(place).ratio().isEmpty()) continue;
      double before = earlier.rows.get(place).ratio().get().value();
      double now = row.ratio().get().value();
      if (now > 1.1 * before) {
        lost.add(
            "%s, %s, against %s: %s was %s (%s %% more)"
                .formatted(
                    row.name().work(),
                    row.name().measure(),
                    row.name().peer(),
                    Figures.figure(now, 3),
                    Figures.figure(before, 3),
                    Figures.figure(100 * (now / before - 1), 0)));
      }
    }
    return lost;
  }

  private static int place(List<Row> rows, Row.Name name) {
    for (int place = 0; place < rows.size(); place++) {
      if (rows.get(place).name().same(name)) return place;
    }
    return -1;
  }
}
