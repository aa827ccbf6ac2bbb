package dev.lathe.track;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Where a store is.
///
/// @param folder holds artifacts, and the database where there is no server
/// @param server the database's server; empty for SQLite in the folder
/// @param clock tells what time it is; the one place in which this library asks the machine
public record Home(Path folder, Optional<Server> server, InstantSource clock) {
  /// Everything in this folder.
  public Home(Path folder) {
    this(folder, Optional.empty(), InstantSource.system());
  }

  /// A database on a PostgreSQL server.
  ///
  /// @param url such as `jdbc:postgresql://host/lathe`
  /// @param user the database's name for us
  /// @param password what it knows us by
  public record Server(String url, String user, String password) {
    @Override
    public String toString() {
      return "Server[" + url + ", " + user + "]";
    }
  }

  /// The same with the database on a server.
  public Home server(String url, String user, String password) {
    return new Home(folder, Optional.of(new Server(url, user, password)), clock);
  }

  /// The same by another clock.
  public Home clock(InstantSource clock) {
    return new Home(folder, server, clock);
  }
}
