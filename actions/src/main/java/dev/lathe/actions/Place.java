package dev.lathe.actions;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/// Where a local command is run: what its words mean.
///
/// @param folder where relative paths begin
/// @param environment the variables that are set
/// @param in standard input
/// @param out standard output, for rows that nobody wants in a file
public record Place(
    Path folder, Map<String, String> environment, InputStream in, OutputStream out) {
  /// Copies the variables.
  public Place {
    environment = Map.copyOf(environment);
  }

  /// Where nobody reads what is written.
  public Place(Path folder, Map<String, String> environment, InputStream in) {
    this(folder, environment, in, OutputStream.nullOutputStream());
  }

  /// Nowhere in particular, and nothing to read: for whoever may not name files.
  public static Place none() {
    return new Place(Path.of(""), Map.of(), InputStream.nullInputStream());
  }

  /// The same with relative paths beginning elsewhere.
  public Place in(String elsewhere) {
    return new Place(path(elsewhere), environment, in, out);
  }

  /// The place that a path names.
  public Path path(String written) {
    return folder.resolve(written);
  }
}
