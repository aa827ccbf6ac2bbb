package dev.lathe.actions.watch;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.job.Job;
import java.util.List;
import java.util.Optional;

/// Lists jobs, the newest first, each that waits with the reason.
///
/// @param project a project
/// @param status a state
/// @param most at most
@Asks(
    name = "list-jobs",
    does = "Lists jobs, the newest first, each that waits with the reason.",
    needs = Role.VIEWER)
public record ListJobs(
    @Argument("where") String project,
    @Argument("only those that stand there") Optional<Job.Status> status,
    @Argument(value = "how many", least = 1, most = 10000) int most)
    implements Action<ListJobs.Result> {
  /// The jobs.
  public record Result(List<Shown> jobs) {}

  /// A job and why it waits.
  ///
  /// @param job the job
  /// @param waits why it is not being done yet; empty unless it waits
  public record Shown(Job job, String waits) {
    static Shown of(Store store, Job job) {
      return new Shown(job, store.jobs().waits(job.id()));
    }
  }

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    return new Result(
        store.jobs().list(Optional.of(project), status, most).stream()
            .map(job -> Shown.of(store, job))
            .toList());
  }
}
