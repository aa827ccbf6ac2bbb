package dev.lathe.track.run;

import java.util.ArrayList;
import java.util.List;

/// Puts parts of a history together until there are few enough.
final class Stretches {
  private double low = Double.NaN;
  private double high = Double.NaN;
  private double mean;
  private double figures;
  private long firstStep = Long.MAX_VALUE;
  private long lastStep = Long.MIN_VALUE;
  private long points;

  private Stretches() {}

  /// At most so many stretches of equal width; what all lies at one step is told apart by its order
  /// instead.
  static List<Bucket> of(List<Bucket> parts, int buckets) {
    if (parts.isEmpty()) return List.of();
    long first = parts.stream().mapToLong(Bucket::firstStep).min().orElseThrow();
    long last = parts.stream().mapToLong(Bucket::firstStep).max().orElseThrow();
    var stretches = new Stretches[buckets];
    for (int i = 0; i < parts.size(); i++) {
      Bucket part = parts.get(i);
      double share =
          first == last
              ? (double) i / parts.size()
              : ((double) part.firstStep() - first) / ((double) last - first);
      int place = (int) Math.min(buckets - 1, share * buckets);
      if (stretches[place] == null) stretches[place] = new Stretches();
      stretches[place].add(part);
    }
    var found = new ArrayList<Bucket>();
    for (Stretches stretch : stretches) if (stretch != null) found.add(stretch.bucket());
    return found;
  }

  private void add(Bucket part) {
    firstStep = Math.min(firstStep, part.firstStep());
    lastStep = Math.max(lastStep, part.lastStep());
    points += part.points();
    if (Double.isNaN(part.low())) return;
    low = Double.isNaN(low) ? part.low() : Math.min(low, part.low());
    high = Double.isNaN(high) ? part.high() : Math.max(high, part.high());
    figures += part.points();
    mean += (part.mean() - mean) * (part.points() / figures);
  }

  private Bucket bucket() {
    return new Bucket(firstStep, lastStep, low, high, figures == 0 ? Double.NaN : mean, points);
  }
}
