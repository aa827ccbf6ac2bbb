package dev.lathe.track.registry;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;

/// What a version is called.
///
/// @param model of which model it is one
/// @param number by the rule of versions
/// @param integer counted from 1, as MLflow's clients know it
public record VersionName(ModelName model, SemanticVersion number, long integer) {
  static VersionName of(ResultRow row) throws SQLException {
    return new VersionName(
        new ModelName(row.text("project"), row.text("model")),
        new SemanticVersion(row.number("major"), row.number("minor"), row.number("patch")),
        row.number("number"));
  }

  @Override
  public String toString() {
    return model + " " + number;
  }
}
