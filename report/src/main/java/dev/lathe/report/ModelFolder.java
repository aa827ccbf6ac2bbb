package dev.lathe.report;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Fitted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The folder that a training leaves: the model, and its report for people and for programs.
///
/// ```java
/// static void keep(dev.lathe.learn.automl.Fitted fitted) {
///   ModelFolder.write(Path.of("lathe-out", "titanic-survived"), fitted, false);
/// }
/// ```
///
/// It is written whole or not at all: into a draft beside its place, which is then moved there. A
/// failure or an interrupt of the thread leaves what was there before.
public final class ModelFolder {
  /// The model file's name.
  public static final String MODEL = "model.lathe";

  /// The name of the report for people.
  public static final String PAGE = "report.html";

  /// The name of the report for programs.
  public static final String REPORT = "report.json";

  /*
   * In a folder that is replaced, the old files go into the draft first and the new ones come after,
   * the model last: at every moment a model that is there stands beside its own reports or none.
   * Whatever else lies in that folder stays.
   */
  private static final List<String> NAMES = List.of(PAGE, REPORT, MODEL);

  private ModelFolder() {}

  /// The model file that is meant by a file or its folder.
  public static Path model(Path fileOrFolder) {
    return Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(MODEL) : fileOrFolder;
  }

  /// Refuses a folder that [#write] would refuse, before the work is done.
  ///
  /// @throws IllegalArgumentException when it exists and is not to be replaced, or is a file
  /// @throws UncheckedIOException when nothing can be written there
  public static void check(Path folder, boolean replace) {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isDirectory(target)) {
        throw new IllegalArgumentException(
            "'%s' is a file; name a folder to write to".formatted(folder));
      }
      if (!replace) {
        throw new IllegalArgumentException(
            "folder '%s' exists already; name another, or replace what is in it with --force"
                .formatted(folder));
      }
      for (String name : NAMES) {
        if (Files.isDirectory(target.resolve(name))) {
          throw new IllegalArgumentException(
              "'%s' is a folder, and a file is to go there; name another"
                  .formatted(folder.resolve(name)));
        }
      }
    }
    Path above = target;
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    if (!Files.isDirectory(above)) {
      throw new IllegalArgumentException(
          "'%s' cannot be made: '%s' is a file".formatted(folder, above));
    }
    probe(folder, above);
  }

  /// Makes a folder in a folder and takes it away: permissions do not tell of places such as
  /// `/proc` or a disk that is read only.
  private static void probe(Path folder, Path above) {
    try {
      Files.delete(Files.createTempDirectory(above, ".lathe-"));
    } catch (IOException e) {
      String why =
          e instanceof AccessDeniedException || !Files.isWritable(above)
              ? "no permission to write in '%s'".formatted(above)
              : "nothing can be made in '%s'".formatted(above);
      throw new UncheckedIOException(
          "'%s' cannot be written: %s; name another folder".formatted(folder, why), e);
    }
  }

  /// Writes the three files.
  ///
  /// @param folder where to; folders above it are made
  /// @param replace whether files of these names in a folder that exists may be replaced
  /// @throws IllegalArgumentException when the folder exists and is not to be replaced, or is a
  ///   file
  /// @throws UncheckedIOException when it cannot be written, in one sentence
  /// @throws CancellationException when the thread is interrupted
  public static void write(Path folder, Fitted fitted, boolean replace) {
    write(
        folder,
        fitted,
        replace,
        text(ReportPage.html(fitted.model(), Optional.of(fitted.timings()))));
  }

  /// Writes the three files, the page with an example of values that these rows hold.
  ///
  /// @param rows that the model comes from
  public static void write(Path folder, Fitted fitted, boolean replace, Frame rows) {
    write(
        folder,
        fitted,
        replace,
        text(ReportPage.html(fitted.model(), Optional.of(fitted.timings()), rows)));
  }

  /// Writes the three files of a model that came from elsewhere, so that nothing was timed.
  public static void write(Path folder, Model model, boolean replace) {
    byte[] report = text(Json.text(ReportDocument.of(model)) + "\n");
    byte[] page = text(ReportPage.html(model, Optional.empty()));
    write(folder, model, replace, List.of(page, report));
  }

  private static void write(Path folder, Fitted fitted, boolean replace, byte[] page) {
    byte[] report = text(Json.text(ReportDocument.of(fitted)) + "\n");
    write(folder, fitted.model(), replace, List.of(page, report));
  }

  private static void write(Path folder, Model model, boolean replace, List<byte[]> reports) {
    check(folder, replace);
    Path target = folder.toAbsolutePath().normalize();
    Path draft =
        target.resolveSibling(
            ".%s.part-%s".formatted(target.getFileName(), ProcessHandle.current().pid()));
    List<Path> made = List.of();
    boolean done = false;
    try {
      made = makeAbove(target);
      Files.createDirectory(draft);
      Files.write(draft.resolve(PAGE), reports.getFirst());
      Files.write(draft.resolve(REPORT), reports.getLast());
      model.save(draft.resolve(MODEL));
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      if (Files.isDirectory(target)) exchange(target, draft);
      else move(draft, target);
      done = true;
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          "folder '%s' has come into being meanwhile; name another".formatted(folder), e);
    } catch (IOException e) {
      throw refused(folder, e);
    } catch (UncheckedIOException e) {
      throw refused(folder, e.getCause() == null ? new IOException(e) : e.getCause());
    } finally {
      discard(draft);
      if (!done) made.reversed().forEach(ModelFolder::discardEmpty);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Makes the folders above and tells which were not there, the uppermost first.
  private static List<Path> makeAbove(Path target) throws IOException {
    List<Path> made = new ArrayList<>();
    Path above = target.getParent();
    while (above != null && !Files.exists(above)) {
      made.addFirst(above);
      above = above.getParent();
    }
    if (target.getParent() != null) Files.createDirectories(target.getParent());
    return made;
  }

  private static void exchange(Path target, Path draft) throws IOException {
    List<String> out = new ArrayList<>();
    List<String> in = new ArrayList<>();
    try {
      for (String name : NAMES.reversed()) {
        if (!Files.exists(target.resolve(name), LinkOption.NOFOLLOW_LINKS)) continue;
        move(target.resolve(name), draft.resolve("old-" + name));
        out.add(name);
      }
      for (String name : NAMES) {
        move(draft.resolve(name), target.resolve(name));
        in.add(name);
      }
    } catch (IOException e) {
      for (String name : in) Files.deleteIfExists(target.resolve(name));
      for (String name : out.reversed()) move(draft.resolve("old-" + name), target.resolve(name));
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to);
    }
  }

  private static void discard(Path draft) {
    if (!Files.isDirectory(draft)) return;
    boolean interrupted = Thread.interrupted();
    try (var files = Files.list(draft)) {
      for (Path file : files.toList()) Files.deleteIfExists(file);
      Files.deleteIfExists(draft);
    } catch (IOException _) {
      // What cannot be removed is left; the failure that led here is what the user must hear of.
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  private static void discardEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException _) {
      // Somebody else has put something there.
    }
  }

  private static RuntimeException refused(Path folder, IOException cause) {
    if (cause instanceof ClosedByInterruptException)
      return new CancellationException("interrupted");
    return new UncheckedIOException(
        "'%s' could not be written: %s".formatted(folder, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    @Nullable String reason =
        cause instanceof FileSystemException told ? told.getReason() : cause.getMessage();
    if (cause instanceof AccessDeniedException) return "no permission; name another folder";
    if (cause instanceof NoSuchFileException) return "the folder above it cannot be written";
    if (reason == null) return cause.getClass().getSimpleName();
    if (reason.contains("No space left")) {
      return "the disk is full; free some space or name a folder on another disk";
    }
    return reason;
  }
}
