package dev.lathe.query;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a [TableSource] may reach: SQL reads files under the folder the program was started in, and
/// under those named here; `-` is this stream.
///
/// @param allowed further folders
/// @param input standard input
public record Access(List<Path> allowed, InputStream input) {
  /// The working folder and standard input.
  public Access() {
    this(List.of(), System.in);
  }

  public Access {
    allowed = List.copyOf(allowed);
  }

  /// With these folders beside the working folder.
  public Access allowed(List<Path> allowed) {
    return new Access(allowed, input);
  }

  /// With this as standard input.
  public Access input(InputStream input) {
    return new Access(allowed, input);
  }

  /// The folders that SQL may read under, absolute.
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    folders.add(Path.of("").toAbsolutePath());
    allowed.forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
    return folders;
  }
}
