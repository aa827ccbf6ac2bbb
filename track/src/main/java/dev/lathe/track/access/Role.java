package dev.lathe.track.access;

import dev.lathe.track.database.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What somebody may do in a project; each may all that those before it may.
public enum Role {
  /// Looks.
  VIEWER,
  /// Trains, records, registers.
  DEVELOPER,
  /// Promotes, deploys, stops other people's work.
  OPERATOR,
  /// Lets people in, and sees what they did.
  ADMIN;

  /// Whether whoever has this role may do what needs that one.
  public boolean allows(Role needed) {
    return compareTo(needed) >= 0;
  }

  /// The lesser of two.
  public Role atMost(Role other) {
    return allows(other) ? other : this;
  }

  /// How it is written.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role that is written like this.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Role of(String key) {
    for (Role role : values()) if (role.key().equals(key)) return role;
    throw new IllegalArgumentException(
        "there is no role '%s'; the roles are %s"
            .formatted(
                Text.shown(key),
                Arrays.stream(values()).map(Role::key).collect(Collectors.joining(", "))));
  }
}
