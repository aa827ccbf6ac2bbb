package dev.lathe.actions.watch;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.job.Job;
import java.util.Optional;

/// Stops a job: one that waits at once, one that runs as soon as it notices.
///
/// @param job a UUID
/// @param why in a sentence
@Asks(
    name = "cancel-job",
    does = "Stops a job: one that waits at once, one that runs as soon as it notices.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record CancelJob(
    @Argument("its id") String job, @Argument("the reason") Optional<String> why)
    implements Action<Job> {
  @Override
  public String project(Store store) {
    return store.jobs().find(job).asked().project();
  }

  @Override
  public Job run(Workbench bench) {
    String reason = why.orElse("stopped by " + bench.caller().name());
    return bench.store().jobs().cancel(job, reason);
  }
}
