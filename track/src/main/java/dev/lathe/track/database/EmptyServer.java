package dev.lathe.track.database;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A database on a server that holds nothing yet: it is filled in one transaction. Whoever opens it
/// meanwhile waits, as what an opening reads of an empty database would be wrong afterwards.
///
/// @param link the way there
/// @param clock tells when the tables were made
record EmptyServer(ServerLink link, InstantSource clock) implements EmptyDatabase {
  private static final String WHERE = "the database";

  @Override
  public void fill(long version, Work<?> work) {
    try (Session session = link.writing()) {
      link.alone(session);
      session.begin();
      long there = link.migrations().version(session);
      if (there == 0) checkNothing(session);
      else check(session, there, version);
      session.rollback();
      link.migrations().migrate(version, Migrations.given(clock, new Ids(clock)));
      session.begin();
      // From here on nobody else writes, or signs in; another who restores finds this afterwards.
      session.run(
          Stream.concat(Stream.of("owners"), Schema.tables(session).stream().map(Table::name))
              .collect(Collectors.joining(", ", "lock table ", " in exclusive mode")));
      check(session, link.migrations().version(session), version);
      session.run("delete from owners"); // of whom none lives; one that is cut off hears of it so
      session.patiently(work);
      session.commit();
    } catch (SQLException e) {
      throw link.failures().of(e);
    }
  }

  private void checkNothing(Session session) throws SQLException {
    List<String> others = link.migrations().names(session).stream().sorted().toList();
    if (others.isEmpty()) return;
    throw StoreException.state(
        "the database holds tables of something else, such as '%s'; make an empty one"
            .formatted(others.getFirst()));
  }

  private void check(Session session, long there, long version) throws SQLException {
    EmptyDatabase.check(session, WHERE);
    if (there > version) {
      throw StoreException.state(
          "the database holds nothing but has schema %s already and the backup has schema %s; drop the database and make it anew, empty"
              .formatted(there, version));
    }
    for (String owner : session.rows("select id from owners", row -> row.text("id"))) {
      if (link.held(owner, session)) {
        throw StoreException.state("the database is open in some process; end that first");
      }
    }
  }
}
