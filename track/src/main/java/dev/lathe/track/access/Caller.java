package dev.lathe.track.access;

import dev.lathe.track.database.Text;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Somebody who asks for something, and what they may.
///
/// @param name of the person
/// @param via how they came: `local`, or `token` and its id
/// @param roles by project, [#EVERYWHERE] for all of them; what is not here is not allowed
public record Caller(String name, String via, Map<String, Role> roles) {
  /// Instead of a project's name: every project, and what belongs to none.
  public static final String EVERYWHERE = "*";

  private static final String LOCAL = "local";

  /// Copies the roles.
  public Caller {
    Text.name("person", name);
    roles = Map.copyOf(roles);
  }

  /// Whoever can open the database itself: the machine or the database's server has let them in,
  /// and nothing in the tables could keep them from anything.
  public static Caller local(String name) {
    return new Caller(name, LOCAL, Map.of(EVERYWHERE, Role.ADMIN));
  }

  /// Whether it is whoever can open the database itself.
  public boolean local() {
    return via.equals(LOCAL);
  }

  /// The role in a project.
  public Optional<Role> on(String project) {
    return Stream.of(project, EVERYWHERE)
        .flatMap(key -> Optional.ofNullable(roles.get(key)).stream())
        .max(Role::compareTo);
  }

  /// Whether this much is allowed in a project.
  public boolean may(Role needed, String project) {
    return on(project).filter(role -> role.allows(needed)).isPresent();
  }
}
