package dev.lathe.benchmarks.speed;

import dev.lathe.frame.Figures;
import java.util.List;
import java.util.Locale;

/// The rows as text for a terminal and as a table for a page.
public final class SpeedTable {
  private static final String LAYOUT =
      "%-24s %-15s %-18s %10s %10s %7s %-13s %-31s %-10s %-6s %s%n";

  private SpeedTable() {}

  /// The line above the rows.
  public static String heading() {
    return String.format(
        Locale.ROOT,
        LAYOUT,
        "work",
        "measure",
        "peer",
        "Lathe",
        "peer",
        "ratio",
        "half within",
        "quality Lathe / peer",
        "bar, aim",
        "ok",
        "");
  }

  /// One row on a line.
  public static String line(Row row) {
    return String.format(
        Locale.ROOT,
        LAYOUT,
        row.name().work(),
        row.name().measure(),
        row.name().peer(),
        ours(row),
        theirs(row),
        value(row),
        within(row),
        quality(row),
        bar(row),
        row.verdict(),
        remark(row));
  }

  /// All rows as a Markdown table.
  ///
  /// @param machines which rows were measured on; each has a letter
  public static String markdown(List<Row> rows, List<String> machines) {
    var text =
        new StringBuilder(
            "| work | measure | peer | Lathe | peer | ratio | half within | pairs |"
                + " quality Lathe / peer | bar, aim | reached | on | |\n"
                + "|---|---|---|---:|---:|---:|---|---:|---|---|---|---|---|\n");
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  row.name().work(),
                  row.name().measure(),
                  row.name().peer(),
                  ours(row),
                  theirs(row),
                  value(row),
                  within(row),
                  row.ratio().map(ratio -> String.valueOf(ratio.pairs())).orElse("-"),
                  quality(row),
                  bar(row),
                  row.verdict(),
                  letter(machines, row.machine().name()),
                  remark(row).replace("|", "\\|")));
    }
    return text.toString();
  }

  /// The letter of a machine in the table: the first is A.
  static String letter(List<String> machines, String machine) {
    int place = machines.indexOf(machine);
    return place < 0 ? "-" : String.valueOf((char) ('A' + place));
  }

  private static String ours(Row row) {
    return row.ratio().map(ratio -> amount(ratio.ours(), row.unit())).orElse("-");
  }

  private static String theirs(Row row) {
    return row.ratio().map(ratio -> amount(ratio.theirs(), row.unit())).orElse("-");
  }

  private static String value(Row row) {
    return row.ratio().map(ratio -> Figures.figure(ratio.value(), 3)).orElse("-");
  }

  private static String within(Row row) {
    return row.ratio()
        .map(ratio -> Figures.figure(ratio.low(), 3) + "–" + Figures.figure(ratio.high(), 3))
        .orElse("-");
  }

  private static String quality(Row row) {
    if (row.grade().isEmpty()) return "-";
    Grade grade = row.grade().get();
    String text =
        String.format(Locale.ROOT, "%s %.5f / %.5f", grade.score(), grade.ours(), grade.theirs());
    return grade.seeds() == 1
        ? text
        : text
            + String.format(
                Locale.ROOT, ", %+.5f ± %.5f over %d", grade.gain(), grade.noise(), grade.seeds());
  }

  private static String bar(Row row) {
    return row.bar()
        .map(bar -> Figures.figure(bar.most(), 2) + ", " + Figures.figure(bar.aim(), 2))
        .orElse("-");
  }

  private static String remark(Row row) {
    String busy =
        row.disturbed()
            ? "busy: others used " + Figures.figure(row.machine().busy(), 2) + " cores"
            : "";
    return busy.isEmpty() || row.note().isEmpty() ? busy + row.note() : busy + "; " + row.note();
  }

  /// A figure with about three digits that mean something.
  static String amount(double value, String unit) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return Figures.figure(value, digits) + " " + unit;
  }
}
