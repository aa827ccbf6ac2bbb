package dev.lathe.benchmarks.peers;

import java.nio.file.Path;

/// The first time in a fresh process that bins are made and learned from: `FirstRun CONTENDER SHEET
/// SEED SETUP FOLDER SCRIPT`. `idle` for a contender only says what a process holds that does
/// nothing.
///
/// Neither the start of the process nor the reading of the rows is counted.
final class FirstRun {
  private FirstRun() {}

  public static void main(String[] arguments) {
    if (arguments[0].equals("idle")) {
      Report.run(0, (double) Host.peak(), 0);
      return;
    }
    long seed = Long.parseLong(arguments[2]);
    Path folder = Path.of(arguments[4]);
    Sheet train = Sheet.open(Sheets.train(folder, arguments[1], seed));
    Sheet test = Sheet.open(Sheets.test(folder, arguments[1], seed));
    Setup setup = Setup.from(arguments[3]);
    try (Contender contender = Contender.of(arguments[0], setup, Path.of(arguments[5]))) {
      Report.peer(contender.name());
      contender.load(train);
      System.gc(); // what loading left behind is not what learning needs
      Host.forgetPeak();
      double seconds = contender.fit();
      long peak = contender instanceof Scikit scikit ? scikit.peak() : Host.peak();
      long beyond = contender.loaded();
      contender.hold(test);
      Report.run(seconds, (double) (peak - beyond), Quality.of(test, contender.score()).value());
    } catch (Absent absent) {
      Report.absent(absent.why());
    }
  }
}
