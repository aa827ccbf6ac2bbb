package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.speed.Ratio;
import dev.lathe.benchmarks.speed.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Geometric means over the rows of works whose names begin alike.
final class Means {
  /// A peer whose quality is lower than Lathe's by more than this did not do the work.
  private static final double FAILED = 0.05;

  /// Where a mean over works was measured that were measured on different machines.
  private static final String SEVERAL = "several of these machines";

  private Means() {}

  /// A row for each peer and measure of each kind of work that has two rows or more.
  static List<Row> of(List<Row> rows) {
    var means = new ArrayList<Row>();
    for (String beginning : Work.SUMMED) {
      Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
      for (Row row : rows) {
        if (!row.name().work().startsWith(beginning) || row.name().work().endsWith("-all"))
          continue;
        var key = List.of(row.name().peer(), row.name().measure());
        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
      }
      groups.forEach((key, group) -> mean(beginning, key, group).ifPresent(means::add));
    }
    return means;
  }

  /// The means that there should be over these rows, as ones that were not measured.
  static List<Row> absent(List<Row> rows) {
    var means = new LinkedHashMap<Row.Name, Row>();
    for (String beginning : Work.SUMMED) {
      for (Row row : rows) {
        if (!row.name().work().startsWith(beginning)) continue;
        String peer = row.name().peer();
        String measure = row.name().measure();
        var name = new Row.Name(beginning + "all", measure, peer);
        Optional<Row.Bar> bar = Work.mean(beginning, peer, measure).bar();
        means.put(
            name,
            new Row(
                name,
                "×",
                Optional.empty(),
                Optional.empty(),
                bar,
                Row.Machine.NONE,
                "not measured"));
      }
    }
    return List.copyOf(means.values());
  }

  private static Optional<Row> mean(String beginning, List<String> key, List<Row> group) {
    List<Row> sound =
        group.stream()
            .filter(row -> row.ratio().isPresent())
            .filter(row -> row.grade().isEmpty() || row.grade().get().gain() < FAILED)
            .toList();
    if (sound.size() < 2) return Optional.empty();
    String library = key.getFirst().split(" ", 2)[0];
    long works = Work.all().stream().filter(work -> work.name().startsWith(beginning)).count();
    Work.Match bar =
        group.size() < works
            ? Work.Match.stated(library, key.getLast())
            : Work.mean(beginning, library, key.getLast());
    double value = mean(sound, Ratio::value);
    var ratio =
        new Ratio(value, 1, mean(sound, Ratio::low), mean(sound, Ratio::high), pairs(sound));
    double busy = sound.stream().mapToDouble(row -> row.machine().busy()).max().orElse(0);
    List<String> machines = sound.stream().map(row -> row.machine().name()).distinct().toList();
    String machine = machines.size() == 1 ? machines.getFirst() : SEVERAL;
    return Optional.of(
        new Row(
            new Row.Name(beginning + "all", key.getLast(), key.getFirst()),
            "×",
            Optional.of(ratio),
            Optional.empty(),
            bar.bar(),
            new Row.Machine(machine, busy),
            "geometric mean of %s of %s works".formatted(sound.size(), works)));
  }

  private static int pairs(List<Row> rows) {
    return rows.stream().mapToInt(row -> row.ratio().orElseThrow().pairs()).min().orElse(0);
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Ratio> figure) {
    double sum = 0;
    for (Row row : rows) sum += Math.log(figure.applyAsDouble(row.ratio().orElseThrow()));
    return Math.exp(sum / rows.size());
  }
}
