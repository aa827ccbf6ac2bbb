package dev.lathe.cli;

import dev.lathe.actions.home.BackUp;
import dev.lathe.actions.home.RestoreBackup;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.track.backup.Backup;
import dev.lathe.track.backup.Holding;
import dev.lathe.track.backup.Restoration;
import java.util.ArrayList;
import java.util.List;

/// Tells what was backed up, and what came back.
final class BackupText {
  private static final int SHOWN = 3;

  private BackupText() {}

  static void made(Console console, BackUp.Result found) {
    Backup.Made made = found.backup();
    Output out = console.out();
    out.line("wrote %s, %s".formatted(made.file(), Figures.bytes(made.size())));
    out.line("  " + words(made.holding()));
    if (found.policy()) out.line("  the home's policy.json is not in it; copy that too");
  }

  static void restored(Console console, String file, RestoreBackup.Result found) {
    Restoration.Restored restored = found.restored();
    Output out = console.out();
    out.line(
        "restored %s into %s%s"
            .formatted(file, found.home(), found.server().map(url -> " and " + url).orElse("")));
    out.line(
        "  made %s of %s"
            .formatted(
                Words.time(restored.holding().made()), Words.lower(restored.holding().from())));
    out.line("  " + words(restored.holding()));
    if (restored.ended() > 0) {
      out.line(
          "  %s going on when it was made: failed, or waits again"
              .formatted(
                  restored.ended() == 1
                      ? "1 run or job was"
                      : Figures.count(restored.ended()) + " runs and jobs were"));
    }
    if (found.broken().isEmpty()) {
      out.line("  the audit holds: " + Figures.count(found.audit(), "row"));
    }
  }

  /// Names contents that rows name and that are not there.
  static void missing(Console console, List<String> missing) {
    if (missing.isEmpty()) return;
    List<String> shown = missing.subList(0, Math.min(SHOWN, missing.size()));
    console.warn(
        "%s gone or damaged and not in the backup: %s%s"
            .formatted(
                missing.size() == 1
                    ? "1 content is"
                    : Figures.count(missing.size(), "content") + " are",
                String.join(", ", shown),
                missing.size() > SHOWN ? " and others" : ""));
  }

  /// What a backup holds, in words.
  private static String words(Holding holding) {
    var words = new ArrayList<String>();
    count(words, holding, "runs", "run");
    count(words, holding, "versions", "version");
    count(words, holding, "predictions", "prediction");
    count(words, holding, "events", "event");
    count(words, holding, "audit", "audit row");
    words.add(Figures.count(holding.allRows(), "row") + " in all");
    words.add(
        "%s of %s"
            .formatted(
                Figures.count(holding.contents(), "content"), Figures.bytes(holding.bytes())));
    return String.join(", ", words);
  }

  private static void count(List<String> words, Holding holding, String table, String noun) {
    long rows = holding.rows().getOrDefault(table, 0L);
    if (rows > 0) words.add(Figures.count(rows, noun));
  }
}
