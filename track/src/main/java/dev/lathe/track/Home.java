package dev.lathe.track;

import dev.lathe.track.artifact.BucketAddress;
import dev.lathe.track.database.Text;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Where a store is.
///
/// @param folder holds the database where there is no server, and artifacts where there is no
///   bucket
/// @param server the database's server; empty for SQLite in the folder
/// @param bucket holds artifacts; empty for the folder
/// @param clock tells what time it is; the one place in which this library asks the machine
public record Home(
    Path folder, Optional<Server> server, Optional<BucketAddress> bucket, InstantSource clock) {
  /// Everything in this folder.
  public Home(Path folder) {
    this(folder, Optional.empty(), Optional.empty(), InstantSource.system());
  }

  /// A database on a PostgreSQL server.
  ///
  /// @param url such as `jdbc:postgresql://host/lathe`
  /// @param user the database's name for us
  /// @param password what it knows us by
  public record Server(String url, String user, String password) {
    /// The address for a message: without parameters, which may hold a password.
    public String address() {
      return Text.address(url);
    }

    @Override
    public String toString() {
      return "Server[" + address() + ", " + user + "]";
    }
  }

  /// The same with the database on a server.
  public Home server(String url, String user, String password) {
    return new Home(folder, Optional.of(new Server(url, user, password)), bucket, clock);
  }

  /// The same with artifacts in a bucket.
  public Home bucket(BucketAddress address) {
    return new Home(folder, server, Optional.of(address), clock);
  }

  /// The same by another clock.
  public Home clock(InstantSource clock) {
    return new Home(folder, server, bucket, clock);
  }
}
