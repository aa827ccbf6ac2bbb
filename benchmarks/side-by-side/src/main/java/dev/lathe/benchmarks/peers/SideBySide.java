package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.speed.Row;
import dev.lathe.benchmarks.speed.SpeedFile;
import dev.lathe.benchmarks.speed.SpeedPage;
import dev.lathe.benchmarks.speed.SpeedRecord;
import dev.lathe.benchmarks.speed.SpeedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Races Lathe against its peers; started by `benchmarks/side-by-side/run`, whose folder is the
/// first argument and Lathe's version the second.
final class SideBySide {
  private final Path home;
  private final Path out;
  private final Options options;
  private final Set<Row.Name> now = new HashSet<>();
  private SpeedRecord record;

  private SideBySide(Path home, String version, Options options) throws IOException {
    this.home = home;
    this.options = options;
    out = Files.createDirectories(home.resolve("target/side-by-side"));
    Path file = out.resolve(version + ".json");
    record = Files.exists(file) ? SpeedFile.read(file) : new SpeedRecord(version, List.of());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    List<String> words = List.of(arguments).subList(2, arguments.length);
    if (words.contains("--list")) {
      for (Work work : Work.all()) {
        System.out.println(work.name() + (work.named() ? " (long: only when named)" : ""));
      }
      return;
    }
    try {
      System.exit(new SideBySide(home, arguments[1], Options.of(words)).run());
    } catch (IllegalArgumentException wrong) {
      System.err.println("side-by-side: " + wrong.getMessage());
      System.exit(2);
    }
  }

  /// The folder of public data sets, as the environment says.
  static Path data() {
    return Path.of(System.getenv().getOrDefault("LATHE_DATA", "no-folder-was-named"));
  }

  private List<Work> works() {
    List<Work> all = Work.all();
    List<String> names = all.stream().map(Work::name).toList();
    for (String name : options.works()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("there is no work " + name + "; there are " + names);
      }
    }
    return all.stream()
        .filter(work ->
            options.works().isEmpty() ? !work.named() : options.works().contains(work.name()))
        .toList();
  }

  private int run() throws IOException, InterruptedException {
    List<Work> works = works();
    Path earlier = home.resolve("../history/" + options.against() + ".json").normalize();
    if (!options.against().isEmpty() && !Files.exists(earlier)) {
      throw new IllegalArgumentException("there is no record of version " + options.against());
    }
    System.out.println(Host.description());
    System.out.print(SpeedTable.heading());
    for (Work work : works) {
      System.err.println("side-by-side: " + work.name() + ", load average " + Host.load());
      for (Work.Match match : work.matches()) keep(row(work, match));
    }
    if (options.trial()) return 0;
    for (Row mean : Means.of(record.rows())) keep(mean);
    write();
    return options.against().isEmpty() ? 0 : compare(SpeedFile.read(earlier));
  }

  private Row row(Work work, Work.Match match) throws IOException, InterruptedException {
    var race = new Race(work, options, out.resolve("data"), home.resolve("scikit.py"));
    try {
      return race.row(match);
    } catch (Absent absent) {
      return race.absent(match, absent.why());
    }
  }

  private void keep(Row row) throws IOException {
    System.out.print(SpeedTable.line(row));
    now.add(row.name());
    if (options.trial()) return;
    record = record.with(List.of(row));
    SpeedFile.write(record, out.resolve(record.version() + ".json"));
  }

  private void write() throws IOException {
    Path page = out.resolve("speed.md");
    SpeedRecord all = record.among(expected());
    Files.writeString(page, SpeedPage.of(all));
    System.out.println("written: " + page + " and " + record.version() + ".json beside it");
    if (options.keeping() != Options.Keeping.RECORDED) return;
    Path root = home.resolve("../..").normalize();
    SpeedFile.write(all, root.resolve("benchmarks/history/" + record.version() + ".json"));
    Files.writeString(root.resolve("docs/reference/speed.md"), SpeedPage.of(all));
    System.out.printf(
        "recorded: benchmarks/history and docs/reference/speed.md; %s of the %s rows measured were"
            + " measured in earlier runs, maybe of older code%n",
        record.rows().size() - now.size(), record.rows().size());
  }

  /// Every row of every work and the means over them, on the usual number of threads, as one that
  /// was not measured.
  private List<Row> expected() {
    var rows = new ArrayList<Row>();
    for (Work work : Work.all()) {
      var race = new Race(work, Options.of(List.of()), out, out);
      for (Work.Match match : work.matches()) rows.add(race.absent(match, "not measured"));
    }
    rows.addAll(Means.absent(rows));
    return rows;
  }

  private int compare(SpeedRecord earlier) {
    List<String> lost = record.lostSince(earlier);
    if (lost.isEmpty()) {
      System.out.println("no row lost more than 10 % since " + earlier.version());
      return 0;
    }
    lost.forEach(line -> System.out.println("lost: " + line));
    return 1;
  }
}
