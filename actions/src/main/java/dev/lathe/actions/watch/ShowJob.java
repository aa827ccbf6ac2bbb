package dev.lathe.actions.watch;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.JobEvent;
import java.util.List;

/// Tells how far a job is, and its story.
///
/// @param job a UUID
@Asks(name = "show-job", does = "Tells how far a job is, and its story.", needs = Role.VIEWER)
public record ShowJob(@Argument("its id") String job) implements Action<ShowJob.Result> {
  /// How far it is.
  public record Result(Job job, String waits, List<JobEvent> events) {}

  @Override
  public String project(Store store) {
    return store.jobs().find(job).asked().project();
  }

  @Override
  public Result run(Workbench bench) {
    var jobs = bench.store().jobs();
    return new Result(jobs.find(job), jobs.waits(job), jobs.events(job, 0, 1_000));
  }
}
