package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Fits every set of `quality/sets.csv` with default settings and holds the test score to its bar.
///
/// One `lathe fit TRAIN --target T --test TEST` per set, as a user would type it; the rows are
/// split by [Holdout]. Run it with `benchmarks/quality/run`.
final class Quality {
  private static final String LAYOUT = "%-27s %-9s %12s %12s  %-6s %8s  %s%n";

  private final Path root;
  private final Path data;
  private final Path work;

  private Quality(Path root, Path data) {
    this.root = root;
    this.data = data;
    this.work = root.resolve("benchmarks/target/quality");
  }

  /// `Quality ROOT DATA [SET …]`: the repository, the folder of data sets, the sets (all unless
  /// named). Exit code 1 when a bar is missed.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var quality = new Quality(Path.of(arguments[0]), Path.of(arguments[1]));
    List<QualitySet> sets = QualitySet.all(quality.root.resolve("benchmarks/quality/sets.csv"));
    List<String> wanted = List.of(arguments).subList(2, arguments.length);
    List<String> names = sets.stream().map(QualitySet::name).toList();
    for (String name : wanted) {
      if (!names.contains(name)) {
        System.err.println("quality: there is no set " + name + "; there are " + names);
        System.exit(2);
      }
    }
    System.out.printf(LAYOUT, "set", "score", "value", "bar", "ok", "seconds", "winner");
    var missed = new ArrayList<String>();
    for (QualitySet set : sets) {
      if (!wanted.isEmpty() && !wanted.contains(set.name())) continue;
      if (!quality.reached(set)) missed.add(set.name());
    }
    if (missed.isEmpty()) return;
    System.out.println("missed: " + String.join(", ", missed));
    System.exit(1);
  }

  private boolean reached(QualitySet set) throws IOException, InterruptedException {
    String bar = set.bar().isPresent() ? set.shown(set.bar().getAsDouble()) : "-";
    Path folder = Files.createDirectories(work.resolve(set.name()));
    Path train = folder.resolve("train.csv");
    Path test = folder.resolve("test.csv");
    Path source = data.resolve(set.file());
    if (!Files.exists(source)) {
      System.out.printf(LAYOUT, set.name(), set.score(), "-", bar, "absent", "-", "-");
      return true;
    }
    Holdout.split(source, train, test);
    Path json = folder.resolve("fit.json");
    Path log = folder.resolve("fit.log");
    long start = System.nanoTime();
    int exit =
        new ProcessBuilder(command(set, train, test, folder.resolve("out")))
            .directory(root.toFile())
            .redirectOutput(json.toFile())
            .redirectError(log.toFile())
            .start()
            .waitFor();
    String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) * 1e-9);
    if (exit != 0) {
      List<String> lines = Files.readAllLines(log);
      String said = lines.isEmpty() ? "no message" : lines.getLast();
      System.out.printf(LAYOUT, set.name(), set.score(), "-", bar, "FAILED", seconds, said);
      return false;
    }
    FitReport report = FitReport.read(json);
    double value = report.testScore(set.score());
    boolean reached = set.reached(value);
    String ok = set.bar().isEmpty() ? "stated" : reached ? "yes" : "NO";
    System.out.printf(
        LAYOUT, set.name(), set.score(), set.shown(value), bar, ok, seconds, report.winner());
    return reached;
  }

  private List<String> command(QualitySet set, Path train, Path test, Path out) {
    var command = new ArrayList<String>();
    command.add(root.resolve("lathe").toString());
    command.addAll(List.of("fit", train.toString(), "--target", set.target()));
    command.addAll(List.of("--test", test.toString(), "--out", out.toString()));
    command.addAll(List.of("--force", "--json"));
    if (!set.drop().isEmpty()) command.addAll(List.of("--drop", String.join(",", set.drop())));
    return command;
  }
}
