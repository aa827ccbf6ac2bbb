package dev.lathe.track.database;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rows of names and values as a map.
public final class Pairs {
  private Pairs() {}

  /// What the query finds, in its order.
  public static Map<String, String> of(Session session, String sql, Object... values)
      throws SQLException {
    var pairs = new LinkedHashMap<String, String>();
    session.rows(sql, row -> pairs.put(row.text("name"), row.text("value")), values);
    return Collections.unmodifiableMap(pairs);
  }
}
