package dev.lathe.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;

/// One process in which one side learns and answers for the rows held out: `HeldOut CONTENDER SET
/// SEED SETUP FOLDER SCRIPT ANSWERS`. Prints lines that [Report] reads.
final class HeldOut {
  private HeldOut() {}

  public static void main(String[] arguments) throws IOException {
    int exit = 1;
    try {
      answer(arguments);
      exit = 0;
    } catch (RuntimeException | Error failure) {
      System.getLogger("side-by-side").log(System.Logger.Level.ERROR, "Error in a fit", failure);
    }
    System.exit(exit); // whatever threads a library has left
  }

  private static void answer(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[2]);
    Path folder = Path.of(arguments[4]);
    Setup setup = Setup.from(arguments[3]);
    try (Contender contender = Contender.of(arguments[0], setup, Path.of(arguments[5]))) {
      contender.load(Sheet.open(Sheets.train(folder, arguments[1], seed)));
      double seconds = contender.fit();
      Sheet held = Sheet.open(Sheets.test(folder, arguments[1], seed));
      contender.hold(held);
      double[] answers = Answers.of(held, contender.score());
      Answers.write(Path.of(arguments[6]), contender.name(), answers);
      double score = Answers.score(held.kind()).of(held.target(), answers);
      Report.run(seconds, (double) Host.peak(), score);
    } catch (Absent absent) {
      Report.absent(absent.why());
    }
  }
}
