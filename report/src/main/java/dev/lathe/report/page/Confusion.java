package dev.lathe.report.page;

import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Evaluation.Cell;
import dev.lathe.learn.Output;
import dev.lathe.learn.TaskKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of several classes was taken for which.
///
/// @param classes those shown, the most frequent, in the model's order
/// @param lines one for each class shown
/// @param found how well each class is found, the most frequent first
/// @param note what is left out, if anything
public record Confusion(
    List<String> classes, List<Line> lines, List<Found> found, Optional<String> note) {
  private static final int MOST = 12;
  private static final int MOST_FOUND = 40;

  /// A class and what it was taken for.
  ///
  /// @param name the class
  /// @param marks one for each class shown
  public record Line(String name, List<Mark> marks) {}

  /// Rows of one class that were taken for one class.
  ///
  /// @param rows how many, or nothing for none
  /// @param share of the class, `[0, 1]`
  /// @param right whether it is that class
  public record Mark(String rows, double share, boolean right) {
    /// The style that says how dark the cell is.
    public String style() {
      return String.format(Locale.ROOT, "--share:%.3f", share);
    }

    /// How the cell is set.
    public String tone() {
      return (right ? "right" : "wrong") + (share > 0.55 ? " dark" : "");
    }
  }

  /// How well a class is found.
  ///
  /// @param name the class
  /// @param rows how many are of it
  /// @param recall share of them that are found
  /// @param precision share of those called so that are
  public record Found(String name, String rows, String recall, String precision) {}

  static Optional<Confusion> of(Output output, Evaluation test) {
    if (output.kind() != TaskKind.MULTICLASS || test.confusion().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of(output.levels(), test.confusion()));
  }

  private static Confusion of(List<String> levels, List<Cell> cells) {
    Map<String, Long> actual = new LinkedHashMap<>();
    Map<String, Long> called = new LinkedHashMap<>();
    Map<List<String>, Long> pairs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      actual.merge(cell.actual(), cell.rows(), Long::sum);
      called.merge(cell.predicted(), cell.rows(), Long::sum);
      pairs.merge(List.of(cell.actual(), cell.predicted()), cell.rows(), Long::sum);
    }
    Set<String> all = new LinkedHashSet<>(levels);
    all.addAll(actual.keySet());
    List<String> frequent =
        all.stream()
            .filter(name -> actual.containsKey(name) || called.containsKey(name))
            .sorted(Comparator.comparingLong(name -> -actual.getOrDefault(name, 0L)))
            .toList();
    Set<String> most = Set.copyOf(frequent.subList(0, Math.min(MOST, frequent.size())));
    List<String> shown = all.stream().filter(most::contains).toList();
    return new Confusion(
        shown,
        shown.stream().map(name -> line(name, shown, actual, pairs)).toList(),
        frequent.stream()
            .limit(MOST_FOUND)
            .map(name -> found(name, actual, called, pairs))
            .toList(),
        frequent.size() > MOST
            ? Optional.of(
                "The picture shows the %s most frequent of %s classes; report.json holds all pairs."
                    .formatted(MOST, Figures.count(frequent.size())))
            : Optional.empty());
  }

  private static Line line(
      String name, List<String> shown, Map<String, Long> actual, Map<List<String>, Long> pairs) {
    long all = Math.max(1, actual.getOrDefault(name, 0L));
    return new Line(
        name,
        shown.stream()
            .map(other -> {
              long rows = pairs.getOrDefault(List.of(name, other), 0L);
              return new Mark(
                  rows == 0 ? "" : Figures.count(rows), rows / (double) all, name.equals(other));
            })
            .toList());
  }

  private static Found found(
      String name,
      Map<String, Long> actual,
      Map<String, Long> called,
      Map<List<String>, Long> pairs) {
    double right = pairs.getOrDefault(List.of(name, name), 0L);
    return new Found(
        name,
        Figures.count(actual.getOrDefault(name, 0L)),
        Figures.percent(right / actual.getOrDefault(name, 0L)),
        Figures.percent(right / called.getOrDefault(name, 0L)));
  }
}
