package dev.lathe.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the other end of a stream can show.
///
/// @param interactive whether a person sees it, and not a file or a pipe
/// @param width columns that fit; [#UNBOUNDED] for files and pipes
/// @param color whether colours may be used
/// @param unicode whether it shows more than ASCII
public record Terminal(boolean interactive, int width, boolean color, boolean unicode) {
  /// The width of what has none.
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int USUAL = 80;
  private static final int LEAST = 40;

  /// A file or a pipe.
  public static Terminal pipe() {
    return new Terminal(false, UNBOUNDED, false, true);
  }

  /// What standard output (1) or standard error (2) goes to.
  ///
  /// **Environment.** `NO_COLOR` with any value but the empty one and `TERM=dumb` turn colours off,
  /// `COLUMNS` tells the width.
  public static Terminal of(int stream, Map<String, String> environment) {
    if (!interactive(stream)) return pipe();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
    return new Terminal(true, width(environment), color, unicode(environment));
  }

  private static boolean interactive(int stream) {
    Path descriptor = Path.of("/proc/self/fd/" + stream);
    try {
      if (Files.isSymbolicLink(descriptor)) {
        String target = Files.readSymbolicLink(descriptor).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException _) {
      return false;
    }
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
  }

  private static int width(Map<String, String> environment) {
    int told = number(environment.getOrDefault("COLUMNS", ""));
    int columns = told > 0 ? told : asked();
    return columns > 0 ? Math.max(LEAST, columns) : USUAL;
  }

  // Java does not know the width of its terminal; stty does, and answers "rows columns".
  private static int asked() {
    Path terminal = Path.of("/dev/tty");
    if (!Files.exists(terminal)) return 0;
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(terminal.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) return 0;
      try (var answer = stty.inputReader(StandardCharsets.US_ASCII)) {
        String line = answer.readLine();
        return line == null ? 0 : number(line.substring(line.indexOf(' ') + 1));
      }
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static boolean unicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
      if (!locale.isEmpty()) return locale.contains("utf");
    }
    return true;
  }
}
