package dev.lathe.track;

import dev.lathe.track.backup.Restoration;
import dev.lathe.track.database.Database.Owner;
import dev.lathe.track.database.Ids;
import dev.lathe.track.database.Session;
import dev.lathe.track.job.JobDesk;
import dev.lathe.track.run.Runs;
import dev.lathe.track.serve.Months;
import java.sql.SQLException;
import java.time.InstantSource;

/// What a home needs that is restored, beside its rows: parts for the months of its predictions,
/// and an owner that is gone, to which belongs whatever was going on, so that whoever opens it next
/// ends that as after a crash.
final class Arrival implements Restoration.Settling {
  private final InstantSource clock;
  private final Months months = new Months();

  Arrival(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void room(Session session, String table, Object first) throws SQLException {
    months.room(session, table, first);
  }

  @Override
  public long end(Session session) throws SQLException {
    String gone = Owner.leave(session, new Ids(clock).uuid(), clock.instant());
    return Runs.give(session, gone) + (long) JobDesk.give(session, gone);
  }
}
