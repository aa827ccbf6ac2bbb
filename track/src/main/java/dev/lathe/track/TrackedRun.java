package dev.lathe.track;

import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Records one run as it is heard of.
///
/// Figures are handed in without waiting, a batch at a time, so that learning is not held up; the
/// end waits until everything is kept. A run that cannot begin to be recorded does not begin. If
/// recording fails later, the model is worth more than its record: learning goes on, the failure is
/// logged as an error, and the run says what is missing as soon as it can be written again.
final class TrackedRun implements RunListener {
  private static final System.Logger LOG = System.getLogger("dev.lathe.track");
  private static final int BATCH = 1_000;
  private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;
  private static final int LONGEST_REASON = 4_000;

  private final Store store;
  private final InstantSource clock;
  private final UnaryOperator<String> start;
  private final List<MetricPoint> waiting = new ArrayList<>();
  private final List<CompletableFuture<Void>> underway = new ArrayList<>();
  private @Nullable String run;
  private long handedIn = System.nanoTime();
  private String missing = "";

  /// @param start begins a run of this name and gives its id
  TrackedRun(Store store, InstantSource clock, UnaryOperator<String> start) {
    this.store = store;
    this.clock = clock;
    this.start = start;
  }

  @Override
  public synchronized void started(String name) {
    if (run != null) throw new IllegalStateException("a listener records one run; begin another");
    run = start.apply(Names.run(name));
  }

  @Override
  public synchronized void metric(String name, long step, double value) {
    waiting.add(new MetricPoint(Names.metric(name), step, clock.instant(), value));
    if (waiting.size() >= BATCH || System.nanoTime() - handedIn > LONGEST_WAIT_NANOS) handIn();
  }

  @Override
  public synchronized void progress(String doing, double done) {
    if (System.nanoTime() - handedIn > LONGEST_WAIT_NANOS) handIn();
  }

  @Override
  public synchronized void model(Model model) {
    String id = id();
    attempt(() -> handIn(new ModelRecord(model).batch()));
    attempt(() -> store.artifacts().put(id, Store.MODEL, ModelFile.bytes(model.whole())));
  }

  @Override
  public synchronized void ended(String failure) {
    over(failure.isEmpty() ? Status.FINISHED : Status.FAILED, failure);
  }

  @Override
  public synchronized void stopped(String why) {
    over(Status.KILLED, why);
  }

  private void over(Status status, String why) {
    String id = id();
    handIn();
    for (CompletableFuture<Void> one : underway) attempt(one::join);
    String reason = why.isEmpty() || missing.isEmpty() ? why + missing : why + "; " + missing;
    var state =
        new Run.State(status, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    attempt(() -> store.runs().state(id, state));
  }

  private String id() {
    if (run == null) throw new IllegalStateException("the run has not started");
    return run;
  }

  private void handIn() {
    handedIn = System.nanoTime();
    if (waiting.isEmpty()) return;
    handIn(Batch.EMPTY.points(waiting));
    waiting.clear();
  }

  private void handIn(Batch batch) {
    String id = id();
    underway.removeIf(one -> one.state() == java.util.concurrent.Future.State.SUCCESS);
    attempt(() -> underway.add(store.log().submit(id, batch)));
  }

  private void attempt(Runnable recording) {
    try {
      recording.run();
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      missing = "not all of it was recorded: " + cause.getMessage();
      LOG.log(System.Logger.Level.ERROR, "run {0}: {1}", run, missing);
    }
  }
}
