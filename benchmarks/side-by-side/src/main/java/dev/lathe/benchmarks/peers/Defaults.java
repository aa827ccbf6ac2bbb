package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.quality.Contest;
import dev.lathe.benchmarks.quality.Entrant;
import dev.lathe.benchmarks.quality.QualityFile;
import dev.lathe.benchmarks.quality.QualityPage;
import dev.lathe.benchmarks.quality.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Races default settings; started by `benchmarks/side-by-side/quality`, whose folder is the first
/// argument and Lathe's version the second.
///
/// What a side answered for a seed is kept in a file and not asked again, so a race may be run in
/// pieces; `--again lathe` forgets what Lathe said. Of contests and sides without answers the
/// scores recorded for this version stand.
final class Defaults {
  private final Path home;
  private final String version;
  private final DefaultOptions options;
  private final Path out;
  private final Path folder;

  private Defaults(Path home, String version, DefaultOptions options) {
    this.home = home;
    this.version = version;
    this.options = options;
    out = home.resolve("target/quality");
    folder = home.resolve("target/side-by-side/data");
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments).subList(2, arguments.length);
    if (words.contains("--list")) {
      DefaultRace.all().forEach(race -> System.out.println(race.name()));
      return;
    }
    try {
      var options = DefaultOptions.of(words);
      new Defaults(Path.of(arguments[0]), arguments[1], options).run();
    } catch (IllegalArgumentException wrong) {
      System.err.println("quality: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private void run() throws IOException, InterruptedException {
    for (DefaultRace race : options.races()) {
      for (String entrant : race.entrants()) {
        if (options.again().contains(entrant)) forget(race, entrant);
      }
    }
    for (DefaultRace race : options.races()) {
      for (int seed = 0; seed < options.seeds(); seed++) answer(race, seed);
      write();
    }
    if (options.races().isEmpty()) write();
  }

  private void forget(DefaultRace race, String entrant) throws IOException {
    for (int seed = 0; Files.deleteIfExists(kept(race, entrant, seed)); seed++) {
      System.out.printf("%s: %s of seed %s is asked again%n", race.name(), entrant, seed);
    }
  }

  private Path kept(DefaultRace race, String entrant, int seed) {
    String name = race.method().name().toLowerCase(Locale.ROOT);
    return out.resolve("answers/%s-%s-%s-%s".formatted(name, race.set(), seed, entrant));
  }

  private Path truth(DefaultRace race, int seed) {
    return out.resolve("answers/truth-%s-%s".formatted(race.set(), seed));
  }

  private void answer(DefaultRace race, int seed) throws IOException, InterruptedException {
    for (String entrant : race.entrants()) {
      Path file = kept(race, entrant, seed);
      if (Files.exists(file)) continue;
      options.pause();
      new Sheets(folder, SideBySide.data()).make(race.set(), seed);
      Sheet held = Sheet.open(Sheets.test(folder, race.set(), seed));
      Answers.write(truth(race, seed), held.kind().name(), held.target());
      Setup setup = Setup.trees(race.method()).threads(options.threads()).seed(seed);
      Report report =
          Report.of(command(race, entrant, seed, setup, file), out.resolve("child.log"));
      System.out.printf(
          Locale.ROOT,
          "%-36s seed %d  %-14s %s%n",
          race.name(),
          seed,
          entrant,
          report.absent.isEmpty()
              ? String.format(Locale.ROOT, "%.5f  %.1f s", report.run[2], report.run[0])
              : report.absent);
    }
  }

  private List<String> command(
      DefaultRace race, String entrant, int seed, Setup setup, Path answers) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        HeldOut.class.getName(),
        entrant,
        race.set(),
        String.valueOf(seed),
        setup.word(),
        folder.toString(),
        home.resolve("scikit.py").toString(),
        answers.toString());
  }

  private void write() throws IOException {
    Path root = home.resolve("../..").normalize();
    Path history = root.resolve("benchmarks/history/" + version + "-quality.json");
    List<Contest> recorded = Files.exists(history) ? QualityFile.read(history) : List.of();
    var contests = new ArrayList<Contest>();
    for (DefaultRace race : DefaultRace.all()) contest(race, recorded).ifPresent(contests::add);
    if (contests.isEmpty()) return;
    String page = QualityPage.of(version, contests);
    Files.writeString(out.resolve("quality.md"), page);
    QualityFile.write(version, contests, out.resolve("quality.json"));
    long old = contests.stream().filter(recorded::contains).count();
    System.out.printf("%s contests, %s of them as recorded before%n", contests.size(), old);
    if (!options.record()) return;
    Files.writeString(root.resolve("docs/reference/quality.md"), page);
    QualityFile.write(version, contests, history);
  }

  /// What is known of a race: what was answered, and of other sides what is recorded.
  private Optional<Contest> contest(DefaultRace race, List<Contest> recorded) throws IOException {
    Optional<Contest> before =
        recorded.stream()
            .filter(
                contest -> contest.race().equals(race.race()) && contest.data().equals(race.set()))
            .findFirst();
    List<String> sides =
        race.entrants().stream().filter(side -> Files.exists(kept(race, side, 0))).toList();
    if (!sides.contains("lathe")) return before;
    if (sides.size() < 2 && before.isEmpty()) return Optional.empty();
    Answers.Kept truth = Answers.read(truth(race, 0));
    Score score = Answers.score(Kind.valueOf(truth.name));
    List<Entrant> measured = measured(race, sides, score);
    return Optional.of(
        before.isPresent()
            ? before.get().renewed(measured)
            : new Contest(race.race(), race.set(), score, truth.answers.length, measured));
  }

  /// The sides, by the seeds from 0 on for which all of them answered.
  private List<Entrant> measured(DefaultRace race, List<String> sides, Score score)
      throws IOException {
    int seeds = 0;
    while (seeds < options.seeds() && answered(race, sides, seeds)) seeds++;
    double[] first = Answers.read(truth(race, 0)).answers;
    double[] ours = Answers.read(kept(race, "lathe", 0)).answers;
    var entrants = new ArrayList<Entrant>();
    for (String side : sides) {
      var scores = new ArrayList<Double>();
      for (int seed = 0; seed < seeds; seed++) {
        double[] truth = Answers.read(truth(race, seed)).answers;
        scores.add(score.of(truth, Answers.read(kept(race, side, seed)).answers));
      }
      Answers.Kept theirs = Answers.read(kept(race, side, 0));
      double interval = side.equals("lathe") ? 0 : score.interval(first, ours, theirs.answers);
      entrants.add(new Entrant(theirs.name, scores, interval));
    }
    return entrants;
  }

  private boolean answered(DefaultRace race, List<String> sides, int seed) {
    return sides.stream().allMatch(side -> Files.exists(kept(race, side, seed)));
  }
}
