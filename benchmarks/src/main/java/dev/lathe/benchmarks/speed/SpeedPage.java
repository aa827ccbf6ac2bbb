package dev.lathe.benchmarks.speed;

import dev.lathe.frame.Figures;
import java.util.List;
import java.util.stream.Collectors;

/// The reference page on speed, written from a record; worse rows stand beside better ones.
public final class SpeedPage {
  private SpeedPage() {}

  /// The page as Markdown.
  public static String of(SpeedRecord record) {
    return """
    # Speed beside other libraries

    Written by `benchmarks/side-by-side/run --record`; do not edit. Lathe %s on %s.

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

    %s\
    """
        .formatted(
            record.version(), record.machine(), SpeedTable.markdown(record.rows()), behind(record));
  }

  private static String behind(SpeedRecord record) {
    List<String> behind =
        record.rows().stream()
            .filter(SpeedPage::behind)
            .map(row ->
                "- %s, %s, against %s: %s"
                    .formatted(
                        row.name().work(), row.name().measure(), row.name().peer(), why(row)))
            .toList();
    return behind.isEmpty()
        ? "In no row that was measured.\n"
        : behind.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean behind(Row row) {
    return row.ratio().isEmpty()
        || row.ratio().get().value() > 1
        || row.verdict().equals("NO")
        || row.verdict().equals("worse");
  }

  private static String why(Row row) {
    if (row.ratio().isEmpty()) return row.note();
    String ratio = "ratio " + Figures.figure(row.ratio().get().value(), 3);
    return switch (row.verdict()) {
      case "NO" -> ratio + ", the bar is missed";
      case "worse" -> ratio + ", and the quality is lower";
      default -> ratio;
    };
  }
}
