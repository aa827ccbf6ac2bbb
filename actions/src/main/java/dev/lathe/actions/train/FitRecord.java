package dev.lathe.actions.train;

import dev.lathe.actions.Workbench;
import dev.lathe.actions.train.FitModel.Kept;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.track.Store;
import dev.lathe.track.run.Experiment;
import java.util.Optional;

/// The run that a fit leaves. A model is worth more than its record: where a run cannot be begun,
/// the fit goes on and says what is missing.
final class FitRecord {
  private final FitKeeping keeping;
  private final Workbench bench;
  private Optional<String> run = Optional.empty();
  private String missing = "";

  FitRecord(FitKeeping keeping, Workbench bench) {
    this.keeping = keeping;
    this.bench = bench;
  }

  /// Begins to open the store, which takes a while the first time, beside whatever else is done.
  void prepare() {
    if (keeping.noTrack()) return;
    Thread.ofPlatform()
        .daemon()
        .name("lathe-opens-the-home")
        .start(() -> {
          try {
            var _ = bench.store();
          } catch (RuntimeException _) {
            // said when the run is begun
          }
        });
  }

  /// What is on record.
  Kept kept() {
    return new Kept(run, missing);
  }

  /// Hears of the fit, passes it on to who waits for it, and records it.
  RunListener listener() {
    if (keeping.noTrack()) return new Passing(Optional.empty());
    try {
      Store store = bench.store();
      return new Passing(
          Optional.of(
              store.record(experiment(store), bench.caller().name(), id -> run = Optional.of(id))));
    } catch (RuntimeException e) {
      missing = String.valueOf(e.getMessage());
      return new Passing(Optional.empty());
    }
  }

  private String experiment(Store store) {
    var experiments = store.experiments().in(keeping.project());
    if (keeping.experiment().isPresent()) {
      return experiments.named(keeping.experiment().get()).id();
    }
    return keeping.project().equals("default")
        ? Experiment.DEFAULT
        : experiments.named("Default").id();
  }

  /// What a run that went well gives as a reason is what its record lacks.
  private void look(String recorded) {
    try {
      missing = bench.store().runs().find(recorded).state().reason();
    } catch (RuntimeException e) {
      missing = String.valueOf(e.getMessage());
    }
  }

  /// Passes everything on to both.
  private final class Passing implements RunListener {
    private volatile Optional<RunListener> recording;

    Passing(Optional<RunListener> recording) {
      this.recording = recording;
    }

    @Override
    public void started(String name) {
      bench.listener().started(name);
      try {
        recording.ifPresent(each -> each.started(name));
      } catch (RuntimeException e) {
        missing = String.valueOf(e.getMessage());
        recording = Optional.empty();
      }
    }

    @Override
    public void progress(String doing, double done) {
      bench.listener().progress(doing, done);
      recording.ifPresent(each -> each.progress(doing, done));
    }

    @Override
    public void metric(String name, long step, double value) {
      bench.listener().metric(name, step, value);
      recording.ifPresent(each -> each.metric(name, step, value));
    }

    @Override
    public void model(Model model) {
      bench.listener().model(model);
      recording.ifPresent(each -> each.model(model));
    }

    @Override
    public void ended(String failure) {
      bench.listener().ended(failure);
      recording.ifPresent(each -> each.ended(failure));
      if (failure.isEmpty() && recording.isPresent()) run.ifPresent(FitRecord.this::look);
    }

    @Override
    public void stopped(String why) {
      bench.listener().stopped(why);
      recording.ifPresent(each -> each.stopped(why));
    }
  }
}
