package dev.lathe.cli.console;

import dev.lathe.actions.Place;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/// What a command is run from: its streams and its environment.
///
/// @param in standard input
/// @param out standard output: results
/// @param err standard error: progress, warnings, errors
/// @param environment the variables that are set
/// @param folder where relative paths begin
public record Console(
    InputStream in, Output out, Output err, Map<String, String> environment, Path folder) {
  public Console {
    environment = Map.copyOf(environment);
  }

  /// The console of this process.
  public static Console system() {
    Map<String, String> environment = System.getenv();
    return new Console(
        new BufferedInputStream(System.in),
        new Output(new FileOutputStream(FileDescriptor.out), Terminal.of(1, environment)),
        new Output(new FileOutputStream(FileDescriptor.err), Terminal.of(2, environment)),
        environment,
        Path.of(""));
  }

  /// The place that a path on the command line names.
  public Path path(String written) {
    return folder.resolve(written);
  }

  /// Where actions find files and variables.
  public Place place() {
    return new Place(folder, environment, in, out.stream());
  }

  /// Whether an environment variable says yes.
  public boolean says(String name) {
    String value = environment.getOrDefault(name, "");
    return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
  }

  /// Warns on standard error.
  public void warn(String warning) {
    err.paragraph(err.symbol("⚠ ", "! "), Style.WARNING, warning);
  }
}
