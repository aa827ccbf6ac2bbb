package dev.lathe.track.registry;

import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.List;

/// Hears of every move within the write that makes it, so that what depends on a stage moves with
/// it or stops it: what it throws takes the whole move back.
@FunctionalInterface
public interface Follower {
  /// Versions of this model have moved, been displaced or deleted.
  void moved(Session session, RegisteredModel model, List<Transition> moves) throws SQLException;
}
