package dev.lathe.benchmarks.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What all sides reached on one data set, on the same rows, each with its default settings.
///
/// @param race what is compared: `defaults`, `one-hot`, `forest` or `extra-trees`
/// @param data the data set
/// @param score by what
/// @param rows how many rows were held out of seed 0
/// @param entrants Lathe first, then the others; as many scores of each
public record Contest(String race, String data, Score score, int rows, List<Entrant> entrants) {
  public Contest {
    entrants = List.copyOf(entrants);
    if (entrants.size() < 2) throw new IllegalArgumentException(data + " has nobody to compare");
    if (entrants.stream().map(entrant -> entrant.scores().size()).distinct().count() > 1) {
      throw new IllegalArgumentException(data + " was not scored as often on all sides");
    }
  }

  /// The same contest after some sides were measured anew: theirs replaces what they had reached,
  /// the others stay, and only as many seeds count as each side has.
  ///
  /// @param measured the sides measured, Lathe among them
  public Contest renewed(List<Entrant> measured) {
    var sides = new ArrayList<Entrant>();
    for (Entrant before : entrants) {
      sides.add(measured.stream().filter(before::sameSide).findFirst().orElse(before));
    }
    for (Entrant side : measured) {
      if (!sides.contains(side)) sides.add(side);
    }
    int seeds = sides.stream().mapToInt(side -> side.scores().size()).min().orElseThrow();
    return new Contest(
        race, data, score, rows, sides.stream().map(side -> side.first(seeds)).toList());
  }

  /// Lathe's side.
  public Entrant lathe() {
    return entrants.getFirst();
  }

  /// The other side whose mean is the highest.
  public Entrant best() {
    return entrants.stream().skip(1).max(Comparator.comparingDouble(Entrant::mean)).orElseThrow();
  }

  /// How many times rows were drawn, learned from and scored.
  public int seeds() {
    return lathe().scores().size();
  }

  /// How much better Lathe is than the best of the others, on average; below 0 where it is worse.
  public double gain() {
    return lathe().mean() - best().mean();
  }

  /// The standard deviation over the seeds of what Lathe is better by; 0 of one seed.
  public double spread() {
    double[] gains = gains();
    if (gains.length < 2) return 0;
    double mean = gain();
    double squares = 0;
    for (double gain : gains) squares += (gain - mean) * (gain - mean);
    return Math.sqrt(squares / (gains.length - 1));
  }

  private double[] gains() {
    Entrant best = best();
    return IntStream.range(0, seeds())
        .mapToDouble(seed -> lathe().scores().get(seed) - best.scores().get(seed))
        .toArray();
  }

  /// The standard error of [#gain()].
  public double error() {
    return spread() / Math.sqrt(seeds());
  }

  /// Below this a difference may be chance: the larger of the spread over the seeds and the
  /// bootstrap interval of one split.
  public double noise() {
    return Math.max(spread(), best().interval());
  }

  /// Whether Lathe is at least as good as the best of the others, within noise.
  public boolean level() {
    return gain() >= -noise();
  }

  /// In words.
  public String verdict() {
    if (!level()) return "BEHIND";
    if (gain() > noise()) return "ahead";
    if (seeds() == 1) return "level";
    if (gain() > 2 * error()) return "ahead, within noise";
    return gain() < -2 * error() ? "behind, within noise" : "level";
  }

  /// The place of a side by its mean, 1 for the best; equal ones share.
  public double rank(Entrant side) {
    double mean = side.mean();
    long better = entrants.stream().filter(other -> other.mean() > mean).count();
    long equal = entrants.stream().filter(other -> other.mean() == mean).count();
    return better + (equal + 1) / 2.0;
  }
}
