package dev.lathe.track.serve;

import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.Follower;
import dev.lathe.track.registry.RegisteredModel;
import dev.lathe.track.registry.Stages;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.serve.Deployment.Stand;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Moves deployments with the stages they follow, and keeps versions that answer from being
/// deleted.
public final class Following implements Follower {
  /// For the deployments of whatever database a move is written to.
  public Following() {}

  @Override
  public void moved(Session session, RegisteredModel model, List<Transition> moves)
      throws SQLException {
    for (Deployments.Row row : Deployments.following(session, model.id())) {
      Stand stand = row.bare().follows().orElseThrow();
      boolean touched =
          moves.stream()
              .anyMatch(
                  move -> move.to().equals(stand.stage()) || move.from().equals(stand.stage()));
      if (touched) follow(session, row, model, stand, moves.getLast());
    }
    for (Transition move : moves) {
      if (move.kind() == Transition.Kind.DELETED) keep(session, move);
    }
  }

  private static void follow(
      Session session, Deployments.Row row, RegisteredModel model, Stand stand, Transition last)
      throws SQLException {
    List<String> there = Stages.in(session, model.id(), stand.stage());
    if (there.isEmpty()) {
      throw StoreException.state(
          "the deployment '%s' follows %s of '%s', which would be empty; move another version there,"
                  .formatted(row.bare().name(), stand.stage(), model.name())
              + " or let the deployment answer with a version first");
    }
    String version = there.getFirst();
    if (Deployments.deployment(session, row).split().only(version)) return;
    Transition.Told told = last.told();
    Deployments.split(
        session,
        row,
        List.of(Arm.whole(version)),
        Split.Kind.FOLLOWED,
        new Split.Told(told.person(), told.reason(), told.time()));
  }

  private static void keep(Session session, Transition deleted) throws SQLException {
    Optional<Deployments.Row> using = Deployments.using(session, deleted.version());
    if (using.isPresent()) {
      throw StoreException.state(
          "the deployment '%s' answers with %s; let it answer with another version first"
              .formatted(using.get().bare().name(), deleted.name()));
    }
  }
}
