package dev.lathe.actions;

import dev.lathe.track.Home;
import dev.lathe.track.artifact.BucketAddress;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

  /// The folder of the home that the environment names: `LATHE_HOME`, or `.lathe` in the person's
  /// own folder.
  public Path homeFolder() {
    return Optional.ofNullable(environment.get("LATHE_HOME"))
        .filter(named -> !named.isEmpty())
        .map(this::path)
        .orElseGet(() -> Path.of(System.getProperty("user.home", ".")).resolve(".lathe"));
  }

  /// The home there; with `LATHE_DATABASE`, a database on a server; with `LATHE_ARTIFACTS`,
  /// artifacts in a bucket.
  ///
  /// @throws IllegalArgumentException when the bucket is not told in full
  public Home home() {
    Home kept = new Home(homeFolder());
    Home home = BucketAddress.from(environment).map(kept::bucket).orElse(kept);
    String url = environment.getOrDefault("LATHE_DATABASE", "");
    if (url.isEmpty()) return home;
    return home.server(
        url,
        environment.getOrDefault("LATHE_DATABASE_USER", ""),
        environment.getOrDefault("LATHE_DATABASE_PASSWORD", ""));
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
