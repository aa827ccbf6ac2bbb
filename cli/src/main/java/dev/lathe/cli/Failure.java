package dev.lathe.cli;

import dev.lathe.actions.Refused;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.data.TooLarge;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Style;
import dev.lathe.report.Json;
import dev.lathe.track.database.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// Why a command failed, in one sentence, what to do about it, and the exit code.
///
/// @param sentence what is wrong and what was found
/// @param hint what to do; empty where the sentence says it
/// @param code the exit code
record Failure(String sentence, String hint, int code) {
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INTERRUPTED = 130;

  /// What to say of something that was thrown.
  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case UsageException e -> new Failure(message(e), "", USAGE);
      case CancellationException _ -> stopped();
      case Refused e when e.reason() == Refused.Reason.APPROVAL ->
          new Failure(message(e), "--yes says yes to just that", FAILED);
      case Refused e -> new Failure(message(e), "", FAILED);
      case StoreException e -> new Failure(message(e), "", FAILED);
      case IllegalArgumentException e -> new Failure(message(e), "", FAILED);
      case UncheckedIOException e -> of(e);
      case IOException e -> new Failure(reason(e), "", FAILED);
      case TooLarge e -> large(e, Runtime.getRuntime().maxMemory());
      case OutOfMemoryError e when e.getCause() instanceof OutOfMemoryError ->
          new Failure(message(e), "", FAILED); // of one who says how much is needed
      case OutOfMemoryError _ ->
          new Failure(
              "%s MB of memory are not enough"
                  .formatted(Figures.count(Runtime.getRuntime().maxMemory() >> 20)),
              "give Java more, as in LATHE_JVM=-Xmx8g, or fit on a part of the rows",
              FAILED);
      default ->
          new Failure(
              "this is a fault of Lathe: " + thrown,
              "run it again with LATHE_DEBUG=1 and report what it prints",
              FAILED);
    };
  }

  private static Failure large(TooLarge fit, long had) {
    return new Failure(
        "this fit needs about %s of memory and Java may take %s"
            .formatted(Figures.bytes(fit.needed()), Figures.bytes(had)),
        "give Java more, as in LATHE_JVM=-Xmx%sg, fit on a part of the rows, or learn from a file of CSV part by part with --streamed"
            .formatted(Math.ceilDiv(fit.needed(), 1L << 30)),
        FAILED);
  }

  /// What to say when somebody stopped the command.
  static Failure stopped() {
    return new Failure("stopped; no file was written", "", INTERRUPTED);
  }

  private static Failure of(UncheckedIOException e) {
    IOException cause = Objects.requireNonNull(e.getCause());
    boolean bare = e.getMessage() == null || e.getMessage().equals(cause.toString());
    return new Failure(bare ? reason(cause) : message(e), "", FAILED);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no file '%s'".formatted(missing.getFile());
      case AccessDeniedException denied -> "no permission for '%s'".formatted(denied.getFile());
      case FileSystemException system when system.getReason() != null ->
          "'%s': %s".formatted(system.getFile(), system.getReason());
      default -> "reading or writing failed: " + message(e);
    };
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /// Whether whoever read standard output has gone, which is no failure.
  static boolean brokenPipe(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (!(each instanceof IOException)) continue;
      String message = message(each);
      if (message.contains("Broken pipe") || message.contains("pipe is being closed")) return true;
    }
    return false;
  }

  /// Tells it on standard error: for a person, or as one JSON object.
  void tell(Console console, String command, boolean json) {
    if (json) {
      console.err().line(Json.text(toJson()));
      return;
    }
    console.err().paragraph(command + ": ", Style.BAD, oneLine(sentence));
    if (!hint.isEmpty()) console.err().paragraph("  ", Style.PLAIN, oneLine(hint));
  }

  private Map<String, Object> toJson() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("error", oneLine(sentence));
    if (!hint.isEmpty()) fields.put("hint", oneLine(hint));
    fields.put("code", code);
    return fields;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /// The stack trace, for `LATHE_DEBUG`.
  static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
