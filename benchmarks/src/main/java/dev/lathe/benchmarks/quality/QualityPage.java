package dev.lathe.benchmarks.quality;

import dev.lathe.frame.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The reference page on quality, written from what was scored; worse sets stand beside better.
public final class QualityPage {
  private QualityPage() {}

  /// The page as Markdown.
  ///
  /// @param version Lathe's
  public static String of(String version, List<Contest> contests) {
    return """
    # Quality with default settings

    Written by `benchmarks/side-by-side/quality --record`; do not edit. Lathe %s.

    Every library learns with the settings it comes with, from the same rows, and answers for the
    same rows held out; more is better everywhere. Figures are means over the seeds: each draws the
    rows anew. *Gain* is Lathe's mean less that of the best of the others, ± the standard error of
    the difference over the seeds. *Spread* is the standard deviation of the difference over the
    seeds, *interval* half its 95 %% bootstrap interval on the split of seed 0; the larger of
    both is the noise. `BEHIND` is behind by more than the noise; `behind, within noise` is less than
    that and more than two standard errors. Peers, encodings and how to run it stand in
    `benchmarks/side-by-side/README.md`.

    %s
    ## Where Lathe is behind

    %s\
    """
        .formatted(version, sections(contests), behind(contests));
  }

  private static String sections(List<Contest> contests) {
    var races = new LinkedHashMap<String, List<Contest>>();
    for (Contest contest : contests) {
      races.computeIfAbsent(contest.race(), _ -> new ArrayList<>()).add(contest);
    }
    return races.entrySet().stream()
        .map(race ->
            "## %s%n%n%s%n%s"
                .formatted(title(race.getKey()), table(race.getValue()), ranks(race.getValue())))
        .map(section -> section.replace("\r\n", "\n"))
        .collect(Collectors.joining("\n"));
  }

  private static String title(String race) {
    return switch (race) {
      case "defaults" -> "Gradient boosting";
      case "one-hot" -> "Categories as they are, beside a column for each level";
      case "forest" -> "Random forest";
      case "extra-trees" -> "Extra trees";
      default -> race;
    };
  }

  /// One row a set.
  static String table(List<Contest> contests) {
    List<String> names =
        contests.stream()
            .flatMap(contest -> contest.entrants().stream())
            .map(Entrant::name)
            .distinct()
            .toList();
    var lines = new ArrayList<String>();
    lines.add(
        "| set | score | rows held out | seeds | %s | gain | spread | interval | |"
            .formatted(String.join(" | ", names)));
    lines.add("|---|---|---:|---:|" + "---:|".repeat(names.size()) + "---:|---:|---:|---|");
    for (Contest contest : contests) lines.add(line(contest, names));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Contest contest, List<String> names) {
    Map<String, String> means = new LinkedHashMap<>();
    for (Entrant entrant : contest.entrants()) {
      means.put(entrant.name(), Figures.figure(entrant.mean(), 5));
    }
    return "| %s | %s | %s | %s | %s | %s ± %s | %s | %s | %s |"
        .formatted(
            contest.data(),
            contest.score().key(),
            Figures.count(contest.rows()),
            contest.seeds(),
            names.stream()
                .map(name -> means.getOrDefault(name, "–"))
                .collect(Collectors.joining(" | ")),
            Figures.figure(contest.gain(), 5),
            Figures.figure(contest.error(), 5),
            Figures.figure(contest.spread(), 5),
            Figures.figure(contest.best().interval(), 5),
            contest.verdict());
  }

  /// Average ranks over the sets where every side took part.
  private static String ranks(List<Contest> contests) {
    int sides = contests.stream().mapToInt(contest -> contest.entrants().size()).max().orElse(0);
    List<Contest> whole =
        contests.stream().filter(contest -> contest.entrants().size() == sides).toList();
    var ranks = new LinkedHashMap<String, Double>();
    for (Contest contest : whole) {
      for (Entrant entrant : contest.entrants()) {
        ranks.merge(entrant.name(), contest.rank(entrant) / whole.size(), Double::sum);
      }
    }
    String all =
        ranks.entrySet().stream()
            .map(rank -> rank.getKey() + " " + Figures.figure(rank.getValue(), 2))
            .collect(Collectors.joining(", "));
    return "Average rank, over %s of the sets: %s.\n".formatted(whole.size(), all);
  }

  private static String behind(List<Contest> contests) {
    List<String> lines =
        contests.stream()
            .filter(contest -> contest.gain() < 0)
            .map(contest ->
                "- %s, %s: by %s to %s, noise %s (%s)"
                    .formatted(
                        contest.race(),
                        contest.data(),
                        Figures.figure(-contest.gain(), 5),
                        contest.best().name(),
                        Figures.figure(contest.noise(), 5),
                        contest.verdict()))
            .toList();
    return lines.isEmpty() ? "Nowhere.\n" : String.join("\n", lines) + "\n";
  }
}
