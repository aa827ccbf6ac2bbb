package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.speed.Grade;
import dev.lathe.benchmarks.speed.Ratio;
import dev.lathe.benchmarks.speed.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs the matches of one work in child processes and makes a row of each.
final class Race {
  private static final double MIB = 1 << 20;

  /// Rounds that do not count.
  private static final int WARM_UPS = 2;

  private static final int TREES_OF_A_TRIAL = 5;

  private final Work work;
  private final Setup setup;
  private final Options options;
  private final Path folder;
  private final Path script;

  /// How good the models of both sides were, by peer: those learned in fresh processes are the
  /// same.
  private final Map<String, Grade> grades = new HashMap<>();

  Race(Work work, Options options, Path folder, Path script) {
    this.work = work;
    Setup whole = work.setup().threads(options.threads());
    setup = options.trial() ? whole.trees(TREES_OF_A_TRIAL) : whole;
    this.options = options;
    this.folder = folder;
    this.script = script;
  }

  Row row(Work.Match match) throws IOException, InterruptedException {
    new Sheets(folder, SideBySide.data()).make(work.sheet(), 0);
    Host.waitForQuiet(options.quiet());
    var host = new Host();
    Row row =
        switch (match.measure()) {
          case "fresh", "memory" -> fresh(match);
          case "file" -> file(match);
          default -> warm(match);
        };
    return new Row(
        row.name(),
        row.unit(),
        row.ratio(),
        row.grade(),
        row.bar(),
        new Row.Machine(Host.description(), Math.round(100 * host.others()) / 100.0),
        row.note());
  }

  /// The row of a match that cannot be run at all.
  Row absent(Work.Match match, String why) {
    return row(match, new Report(), Optional.empty(), Optional.empty(), List.of(why));
  }

  private Row warm(Work.Match match) throws IOException, InterruptedException {
    Report report = duel(match.measure(), match.peer(), 0, options.pairs());
    var scores = new ArrayList<double[]>();
    if (report.absent.isEmpty() && report.scores.length == 2) {
      scores.add(report.scores);
      for (int seed = 1; seed < options.seeds(); seed++) {
        Report again = duel("quality", match.peer(), seed, 1);
        if (again.scores.length == 2) scores.add(again.scores);
      }
    }
    var notes = new ArrayList<>(report.notes);
    Optional<Ratio> ratio = Optional.empty();
    if (!report.absent.isEmpty()) notes.add(report.absent);
    else ratio = Optional.of(Ratio.of(side(report.pairs, 0), side(report.pairs, 1)));
    if (match.measure().equals("threads")) ratio.ifPresent(found -> notes.add(onMore(found)));
    Optional<Grade> grade = grade(report.score, scores);
    grade.ifPresent(found -> grades.put(match.peer(), found));
    return row(match, report, ratio, grade, notes);
  }

  private Row fresh(Work.Match match) throws IOException, InterruptedException {
    boolean memory = match.measure().equals("memory");
    double idle = memory ? first("idle").run[1] : 0;
    int figure = memory ? 1 : 0;
    var figures = new ArrayList<double[]>();
    var scores = new ArrayList<double[]>();
    var last = new Report();
    for (int pair = 0; pair < options.pairs(); pair++) {
      Report ours = first("lathe");
      Report theirs = first(match.peer());
      last = theirs;
      if (!ours.absent.isEmpty()) last.absent = ours.absent;
      if (!last.absent.isEmpty()) break;
      figures.add(new double[] {ours.run[figure], theirs.run[figure]});
      scores.add(new double[] {ours.run[2], theirs.run[2]});
    }
    var notes = new ArrayList<String>();
    if (!last.absent.isEmpty()) {
      notes.add(last.absent);
      return row(match, last, Optional.empty(), Optional.empty(), notes);
    }
    double[] ours = side(figures, 0);
    double[] theirs = side(figures, 1);
    if (memory) {
      boolean apart = match.peer().equals("scikit-learn");
      for (int pair = 0; pair < ours.length; pair++) {
        ours[pair] = (ours[pair] - idle) / MIB;
        theirs[pair] = (theirs[pair] - (apart ? 0 : idle)) / MIB;
      }
      notes.add(String.format(Locale.ROOT, "an idle JVM's %.0f MiB left out", idle / MIB));
    }
    Optional<Grade> grade =
        Optional.ofNullable(grades.get(match.peer()))
            .or(() -> grade(score(), scores.subList(0, 1)));
    return row(match, last, Optional.of(Ratio.of(ours, theirs)), grade, notes);
  }

  /// Ten million rows from a file in a small heap, beside ten times what a million take.
  private Row file(Work.Match match) throws IOException, InterruptedException {
    var figures = new ArrayList<double[]>();
    var notes = new ArrayList<String>();
    double peak = 0;
    for (int pair = 0; pair < options.pairs() && notes.isEmpty(); pair++) {
      Report million = fromFile(1_000_000);
      Report ten = fromFile(10_000_000);
      if (!million.absent.isEmpty()) notes.add("1,000,000 rows: " + million.absent);
      if (!ten.absent.isEmpty()) notes.add("10,000,000 rows: " + ten.absent);
      if (!notes.isEmpty()) break;
      figures.add(new double[] {ten.run[0], 10 * million.run[0]});
      peak = Math.max(peak, ten.run[1]);
    }
    var lone = new Report();
    lone.peer = match.shown();
    if (!notes.isEmpty()) return row(match, lone, Optional.empty(), Optional.empty(), notes);
    notes.add(String.format(Locale.ROOT, "peak %.0f MiB", peak / MIB));
    Ratio ratio = Ratio.of(side(figures, 0), side(figures, 1));
    return row(match, lone, Optional.of(ratio), Optional.empty(), notes);
  }

  private Report fromFile(int rows) throws IOException, InterruptedException {
    Path file = folder.resolve("made-" + rows + "x28.csv");
    if (!Files.exists(file)) new MadeRows(7, 28, 0.7).writeCsv(file, rows);
    var command = command(FromFile.class, List.of(file.toString(), setup.word()));
    command.add(1, "-Xmx1500m");
    return Report.of(command, log());
  }

  private String score() {
    return switch (Sheet.open(Sheets.train(folder, work.sheet(), 0)).kind()) {
      case BINARY -> "auc";
      case MULTICLASS -> "accuracy";
      case REGRESSION -> "r2";
    };
  }

  private Row row(
      Work.Match match,
      Report report,
      Optional<Ratio> ratio,
      Optional<Grade> grade,
      List<String> notes) {
    boolean two = options.threads() == 2;
    var name =
        new Row.Name(
            work.name(),
            match.measure() + (two ? "" : ", threads " + options.threads()),
            report.peer.isEmpty() ? match.shown() : report.peer);
    Optional<Row.Bar> bar = two ? match.bar() : Optional.empty();
    String unit =
        switch (match.measure()) {
          case "row" -> "µs";
          case "load" -> "ms";
          case "bytes" -> "KiB";
          case "memory" -> "MiB";
          default -> "s";
        };
    return new Row(name, unit, ratio, grade, bar, Row.Machine.NONE, String.join("; ", notes));
  }

  private static Optional<Grade> grade(String score, List<double[]> scores) {
    return scores.isEmpty()
        ? Optional.empty()
        : Optional.of(Grade.of(score, side(scores, 0), side(scores, 1)));
  }

  /// What more cores would give if the part that did not get quicker with two stays as it is.
  private static String onMore(Ratio twoToOne) {
    double serial = Math.min(1, Math.max(0, 2 * twoToOne.value() - 1));
    return String.format(
        Locale.ROOT,
        "%.2f times as fast with two; %.0f %% would not part (Amdahl): %.1f times with 8 cores,"
            + " %.1f with 16",
        1 / twoToOne.value(),
        100 * serial,
        1 / (serial + (1 - serial) / 8),
        1 / (serial + (1 - serial) / 16));
  }

  private static double[] side(List<double[]> pairs, int side) {
    return pairs.stream().mapToDouble(pair -> pair[side]).toArray();
  }

  private Report duel(String measure, String peer, long seed, int pairs)
      throws IOException, InterruptedException {
    new Sheets(folder, SideBySide.data()).make(work.sheet(), seed);
    return Report.of(
        command(
            Duel.class,
            List.of(
                measure,
                peer,
                work.sheet(),
                String.valueOf(seed),
                String.valueOf(pairs),
                String.valueOf(options.trial() ? 0 : WARM_UPS),
                setup.seed(seed).word(),
                folder.toString(),
                script.toString())),
        log());
  }

  private Report first(String contender) throws IOException, InterruptedException {
    return Report.of(
        command(
            FirstRun.class,
            List.of(
                contender, work.sheet(), "0", setup.word(), folder.toString(), script.toString())),
        log());
  }

  /// What the last child had to complain of.
  private Path log() {
    return folder.resolve("../child.log").normalize();
  }

  private List<String> command(Class<?> program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED")); // H2O defines classes as it runs
    command.addAll(options.jvm());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    return command;
  }
}
