package dev.lathe.track.job;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Work in the queue, being done, or over.
///
/// @param id a UUID
/// @param asked what was asked for
/// @param state how far it is
/// @param attempt the last time it was tried
/// @param times when what happened
public record Job(String id, NewJob asked, State state, Attempt attempt, Times times) {
  /// Where a job stands.
  public enum Status {
    /// In the queue.
    WAITING,
    /// Being done.
    RUNNING,
    /// Done.
    DONE,
    /// Tried as often as it may be, or not worth trying again.
    FAILED,
    /// Somebody did not want it any more.
    CANCELLED;

    /// Whether nothing more happens to it.
    public boolean over() {
      return this != WAITING && this != RUNNING;
    }
  }

  /// How far it is.
  ///
  /// @param status where it stands
  /// @param reason why it failed, waits again, or was cancelled; else empty
  /// @param cancelling whether it is to stop as soon as it notices
  /// @param result what came of it, as JSON; empty until it is done
  public record State(Status status, String reason, boolean cancelling, String result) {}

  /// The last time it was tried.
  ///
  /// @param number 0 when it was not tried yet
  /// @param owner who does it
  /// @param doing what it does just now
  /// @param done how much is done, 0 to 1; `NaN` when nobody knows
  public record Attempt(int number, Optional<String> owner, String doing, double done) {}

  /// When what happened, by the clock.
  ///
  /// @param created when it was asked for
  /// @param due before this it is not tried
  /// @param started when the last attempt began
  /// @param heard when that was last heard of
  /// @param ended when it was over
  public record Times(
      Instant created,
      Instant due,
      Optional<Instant> started,
      Optional<Instant> heard,
      Optional<Instant> ended) {}

  static final String SELECT =
      "select id, project, person, via, action, arguments, priority, attempts, state, reason, cancelling,"
          + " result, attempt, owner, doing, done, created, due, started, heard, ended from jobs";

  static Job of(ResultRow row) throws SQLException {
    var terms = new NewJob.Terms((int) row.number("priority"), (int) row.number("attempts"));
    return new Job(
        row.text("id"),
        new NewJob(
            row.text("project"),
            row.text("person"),
            row.text("via"),
            row.text("action"),
            row.text("arguments"),
            terms),
        new State(
            Status.valueOf(row.text("state")),
            row.text("reason"),
            row.number("cancelling") != 0,
            row.text("result")),
        new Attempt(
            (int) row.number("attempt"),
            row.optionalText("owner"),
            row.text("doing"),
            row.figure("done")),
        new Times(
            row.time("created"),
            row.time("due"),
            row.optionalTime("started"),
            row.optionalTime("heard"),
            row.optionalTime("ended")));
  }
}
