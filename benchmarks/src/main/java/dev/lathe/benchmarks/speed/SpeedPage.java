package dev.lathe.benchmarks.speed;

import dev.lathe.frame.Figures;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The reference page on speed, written from a record; worse rows stand beside better ones.
public final class SpeedPage {
  private SpeedPage() {}

  /// The page as Markdown.
  public static String of(SpeedRecord record) {
    return """
    # Speed beside other libraries

    Written by `benchmarks/side-by-side/run --record`; do not edit. Lathe %s.

    %s

    Each ratio is the median of Lathe's figures by the median of the peer's, both measured in turn
    on the same rows with the same settings and threads: below 1, Lathe takes less. *Half within*
    is where the middle half of the pairs' ratios lies. *Quality* is of the same rows held out, more
    is better. *Reached* is `aim`, `yes` or `NO` beside a bar, `worse` where the quality of Lathe is
    below the peer's by more than it differs between seeds, and `stated` where there is no bar. `busy`
    means that other programs used the processor meanwhile: such a row is a hint, no more, and often
    too good, as peers whose threads spin while they wait lose more by it. What each work is, and how
    it is timed, stands in `benchmarks/side-by-side/README.md`.

    %s
    ## Where Lathe is behind

    %s
    ## Not measured

    %s\
    """
        .formatted(
            record.version(),
            machines(record.machines()),
            SpeedTable.markdown(record.rows(), record.machines()),
            list(record, SpeedPage::behind, "In no row that was measured."),
            list(record, row -> row.ratio().isEmpty(), "Every row was measured."));
  }

  private static String machines(List<String> machines) {
    if (machines.size() == 1) return "Measured on " + machines.getFirst() + ".";
    var text = new StringBuilder("Measured on several machines, each row on one:");
    for (String machine : machines) {
      text.append(" **%s** %s;".formatted(SpeedTable.letter(machines, machine), machine));
    }
    return text.toString().replaceAll(";$", ".");
  }

  private static String list(SpeedRecord record, Predicate<Row> which, String none) {
    List<String> lines =
        record.rows().stream()
            .filter(which)
            .map(row ->
                "- %s, %s, against %s: %s"
                    .formatted(
                        row.name().work(), row.name().measure(), row.name().peer(), why(row)))
            .toList();
    return lines.isEmpty()
        ? none + "\n"
        : lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /// Beside the peer, beside the bar, or in quality, busy rows included.
  private static boolean behind(Row row) {
    return row.ratio().isPresent()
        && (row.ratio().get().value() > row.bar().map(Row.Bar::most).orElse(1.0)
            || row.ratio().get().value() > 1
            || (row.grade().isPresent() && !row.grade().get().level()));
  }

  private static String why(Row row) {
    if (row.ratio().isEmpty()) return row.note();
    double value = row.ratio().get().value();
    String why = "ratio " + Figures.figure(value, 3);
    if (row.bar().isPresent() && value > row.bar().get().most()) why += ", the bar is missed";
    if (row.grade().isPresent() && !row.grade().get().level()) why += ", and the quality is lower";
    return row.disturbed() ? why + " (busy)" : why;
  }
}
