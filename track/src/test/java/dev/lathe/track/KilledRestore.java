package dev.lathe.track;

import dev.lathe.learn.RunListener;
import java.nio.file.Path;

/// Restores, and says how far it is, a line for each step.
final class KilledRestore {
  private KilledRestore() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]).resolve("backup.zip");
    var listener =
        new RunListener() {
          private String said = "";

          @Override
          public void progress(String doing, double done) {
            if (!doing.equals(said)) Forked.say(doing);
            said = doing;
          }
        };
    Store.restore(file, Forked.home(arguments), listener);
    Forked.say("done");
  }
}
