package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.frame.ColumnProfile;
import dev.lathe.frame.ColumnProfile.OfLevels;
import dev.lathe.frame.ColumnProfile.OfNumbers;
import dev.lathe.frame.ColumnProfile.OfTimes;
import dev.lathe.frame.Profile;
import dev.lathe.frame.Profile.Correlation;
import dev.lathe.io.Loaded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A profile on a terminal.
final class ProfileText {
  private static final int COLUMNS = 200;
  private static final int BARS = 10;
  private static final int LEVELS = 4;
  private static final int PAIRS = 10;
  private static final int HASH = "sha256:".length() + 12;
  private static final double STRONG = 0.5;

  private final Console console;
  private final Output out;

  ProfileText(Console console) {
    this.console = console;
    out = console.out();
  }

  void tell(Loaded loaded, Profile profile) {
    new FitText(console).head(loaded);
    out.line(
        out.in(
            Style.FAINT,
            "%s in memory, %s, %s origin"
                .formatted(
                    Figures.bytes(profile.bytes()),
                    loaded.frame().origin().hash().substring(0, HASH),
                    loaded.frame().origin().nature().key())));
    columns(profile.columns());
    correlations(profile.correlations());
    if (profile.warnings().isEmpty()) return;
    console.err().line();
    profile.warnings().forEach(warning -> console.warn(warning.text()));
  }

  private void columns(List<ColumnProfile> columns) {
    out.line();
    boolean spread = columns.stream().anyMatch(each -> !spread(each).isEmpty());
    var table = new Table().left("column").fixed("holds").right("missing").right("distinct");
    table.fixed(spread ? "spread" : "").left("values");
    for (ColumnProfile each : columns.subList(0, Math.min(COLUMNS, columns.size()))) {
      long rows = each.count() + each.missing();
      Style missing = each.missing() == 0 ? Style.FAINT : Style.WARNING;
      table.row(
          List.of(
              new Cell(each.name(), Style.STRONG),
              new Cell(each.type().key(), Style.FAINT),
              new Cell(
                  each.missing() == 0
                      ? "-"
                      : Figures.share((double) each.missing() / Math.max(1, rows)),
                  missing),
              new Cell(Figures.count(each.distinct())),
              new Cell(spread(each), Style.NAME),
              new Cell(values(each))));
    }
    table.print(out);
    if (columns.size() > COLUMNS) {
      out.line(
          out.in(
              Style.FAINT,
              "  and %s more; --json has all".formatted(Figures.count(columns.size() - COLUMNS))));
    }
  }

  private static String values(ColumnProfile column) {
    return switch (column.content().orElse(null)) {
      case null -> "";
      case OfNumbers numbers ->
          "%s to %s, half below %s"
              .formatted(
                  Figures.plain(numbers.quantiles().min()),
                  Figures.plain(numbers.quantiles().max()),
                  Figures.plain(numbers.quantiles().median()));
      case OfLevels levels -> levels(levels, column.count());
      case OfTimes times -> "%s to %s".formatted(times.earliest(), times.latest());
    };
  }

  private static String levels(OfLevels levels, long count) {
    boolean repeats = levels.top().getFirst().rows() > 1;
    if (!repeats) return "each once, such as " + levels.top().getFirst().name();
    return levels.top().stream()
        .limit(LEVELS)
        .map(level -> level.name() + " " + Figures.share((double) level.rows() / count))
        .collect(Collectors.joining(", "));
  }

  /// The histogram in a few signs, each as high as its share of the rows.
  private String spread(ColumnProfile column) {
    return switch (column.content().orElse(null)) {
      case null -> "";
      case OfNumbers numbers ->
          signs(numbers.histogram().stream().map(ColumnProfile.Bar::rows).toList());
      case OfLevels _ -> "";
      case OfTimes times ->
          signs(times.histogram().stream().map(ColumnProfile.Span::rows).toList());
    };
  }

  private String signs(List<Long> rows) {
    if (rows.size() < 2) return "";
    List<Long> few = few(rows);
    double most = few.stream().mapToLong(Long::longValue).max().orElse(1);
    var signs = new StringBuilder();
    for (long each : few) {
      int height = each == 0 ? 0 : 1 + (int) Math.round(each / most * 7);
      signs.append(
          out.terminal().unicode() ? " ▁▂▃▄▅▆▇█".charAt(height) : " ..::||##".charAt(height));
    }
    return signs.toString();
  }

  /// Neighbours together until there are few enough.
  private static List<Long> few(List<Long> rows) {
    if (rows.size() <= BARS) return rows;
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += 2) {
      pairs.add(rows.get(i) + (i + 1 < rows.size() ? rows.get(i + 1) : 0));
    }
    return few(pairs);
  }

  private void correlations(List<Correlation> all) {
    List<Correlation> strong =
        all.stream()
            .filter(each -> Math.abs(each.pearson()) >= STRONG)
            .sorted(
                Comparator.comparingDouble((Correlation each) -> -Math.abs(each.pearson()))
                    .thenComparing(Correlation::first)
                    .thenComparing(Correlation::second))
            .toList();
    if (strong.isEmpty()) return;
    out.heading("Going together, by correlation");
    var table = new Table().left("").left("").right("");
    for (Correlation each : strong.subList(0, Math.min(PAIRS, strong.size()))) {
      table.row(each.first(), each.second(), Figures.number(each.pearson(), 3));
    }
    table.print(out);
    if (strong.size() > PAIRS) {
      out.line(
          out.in(
              Style.FAINT,
              "  and %s more beyond %s".formatted(Figures.count(strong.size() - PAIRS), STRONG)));
    }
  }
}
