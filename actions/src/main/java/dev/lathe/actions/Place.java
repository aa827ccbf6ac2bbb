package dev.lathe.actions;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// Where a local command is run: what its words mean.
///
/// @param folder where relative paths begin
/// @param environment the variables that are set
/// @param in standard input
/// @param out standard output, for rows that nobody wants in a file
public record Place(
    Path folder, Map<String, String> environment, InputStream in, OutputStream out) {
  private static final Pattern QUERY =
      Pattern.compile("\\s*(select|with)\\s", Pattern.CASE_INSENSITIVE);

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

  /// The same word for data as it means from elsewhere: what begins here has its path; a query and
  /// standard input stay what they are.
  public String data(String written) {
    boolean file = !written.equals("-") && !QUERY.matcher(written).lookingAt();
    return file && !folder.toString().isEmpty() ? path(written).toString() : written;
  }
}
