package dev.lathe.track;

import dev.lathe.learn.RunListener;
import dev.lathe.learn.Tracker;
import dev.lathe.track.access.Audit;
import dev.lathe.track.access.Projects;
import dev.lathe.track.access.SignIns;
import dev.lathe.track.access.Tokens;
import dev.lathe.track.access.Users;
import dev.lathe.track.access.Vouchers;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.backup.Backup;
import dev.lathe.track.backup.Restoration;
import dev.lathe.track.backup.Restoration.Restored;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.Database.Owner;
import dev.lathe.track.database.EmptyDatabase;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.event.EventLog;
import dev.lathe.track.job.JobDesk;
import dev.lathe.track.job.Jobs;
import dev.lathe.track.job.Requests;
import dev.lathe.track.registry.Gates;
import dev.lathe.track.registry.Labels;
import dev.lathe.track.registry.Ladders;
import dev.lathe.track.registry.Registry;
import dev.lathe.track.registry.RegistrySearch;
import dev.lathe.track.registry.Stages;
import dev.lathe.track.registry.Version;
import dev.lathe.track.run.Artifacts;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.Experiments;
import dev.lathe.track.run.MetricHistory;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Retention;
import dev.lathe.track.run.RunLog;
import dev.lathe.track.run.RunSearch;
import dev.lathe.track.run.Runs;
import dev.lathe.track.serve.Deployments;
import dev.lathe.track.serve.Following;
import dev.lathe.track.serve.Health;
import dev.lathe.track.serve.PredictionLog;
import dev.lathe.track.serve.PredictionRetention;
import dev.lathe.track.serve.Truths;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that is kept, open.
///
/// ```java
/// static Model tracked(Frame customers) {
///   try (Store store = Store.open(Path.of("runs"))) {
///     return Lathe.tracked(store).fit(customers, "churn");
///   }
/// }
/// ```
///
/// A store is shared freely between threads. What a method that writes has returned from outlives
/// the process; a method that finds nothing to do has nothing to say. Several processes may open
/// the same home at once.
///
/// **Cost.** Opening takes some 0.2 s the first time in a process.
public final class Store implements Tracker, AutoCloseable {
  /// Under which path a run keeps the model it made.
  public static final String MODEL = "model/model.lathe";

  private final Database database;
  private final Runs runs;
  private final Contents contents;
  private final PredictionLog predictions;
  private final JobDesk desk;

  private Store(Home home) {
    database =
        home.server()
            .map(server ->
                Database.open(server.url(), server.user(), server.password(), home.clock()))
            .orElseGet(() -> Database.open(home.folder(), home.clock()));
    runs = new Runs(database);
    predictions = new PredictionLog(database);
    desk = new JobDesk(database);
    try {
      String first = database.read(ContentPlace::first);
      database.returning(session -> back(session, first));
      contents = new ContentPlace(home).contents(database.owner(), first);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Goes on after others have taken this process for ended.
  private int back(Session session, String first) throws SQLException {
    if (!ContentPlace.first(session).equals(first)) {
      throw StoreException.state(
          "the database was restored from a backup while this process could not reach it; open it again");
    }
    return Runs.goOn(session, database.me());
  }

  /// Opens the store in a folder, which is made when it is missing.
  ///
  /// @throws dev.lathe.track.database.StoreException when it cannot be used, or is of a newer
  ///   program
  public static Store open(Path folder) {
    return open(new Home(folder));
  }

  /// Opens a store. Runs of processes that have ended meanwhile are failed, with the reason.
  ///
  /// @throws dev.lathe.track.database.StoreException when it cannot be used, or is of a newer
  ///   program
  public static Store open(Home home) {
    var store = new Store(home);
    try {
      store.lookAfter();
      return store;
    } catch (RuntimeException e) {
      store.database.close();
      store.contents.close();
      throw e;
    }
  }

  /// Puts all that a backup holds into a home that holds nothing, on either database; whatever
  /// happens meanwhile, it holds all of it afterwards or nothing. Opening brings it up to date.
  ///
  /// @param listener hears of progress
  /// @throws dev.lathe.track.database.StoreException when it is no whole backup, is of a newer
  ///   program, or the home holds something
  public static Restored restore(Path file, Home home, RunListener listener) {
    EmptyDatabase database =
        home.server()
            .map(server ->
                EmptyDatabase.at(server.url(), server.user(), server.password(), home.clock()))
            .orElseGet(() -> EmptyDatabase.in(home.folder(), home.clock()));
    return new Restoration(
            new ContentPlace(home), ContentPlace.NAMING, database, new Arrival(home.clock()))
        .restore(file, listener);
  }

  /// Fails the runs of processes that have ended without saying so, gives their jobs to others,
  /// puts jobs back that this one has without knowing it, and forgets answers that are kept for
  /// askers of the same key when they are seven days old. Opening does this; a program that stays
  /// open does it from time to time.
  ///
  /// @return how many runs
  public int lookAfter() {
    int failed = 0;
    for (Owner owner : database.gone()) {
      failed +=
          database
              .bury(
                  owner,
                  () -> {
                    desk.release(owner);
                    contents.sweep(List.of(owner.id()));
                    return runs.fail(owner);
                  })
              .orElse(0);
    }
    desk.releaseUnheard();
    requests().forgetOld();
    return failed;
  }

  /// The experiments.
  public Experiments experiments() {
    return new Experiments(database);
  }

  /// The runs' life, and what is known of each.
  public Runs runs() {
    return runs;
  }

  /// Records what happens in runs.
  public RunLog log() {
    return new RunLog(database);
  }

  /// Reads figures of runs.
  public MetricHistory history() {
    return new MetricHistory(database);
  }

  /// Finds runs.
  public RunSearch search() {
    return new RunSearch(database);
  }

  /// What runs left behind.
  public Artifacts artifacts() {
    return new Artifacts(database, contents);
  }

  /// Models and their versions.
  public Registry registry() {
    return new Registry(database, contents);
  }

  /// What is noted about models and versions, and their aliases.
  public Labels labels() {
    return new Labels(database);
  }

  /// Where versions stand, stood, and go.
  public Stages stages() {
    return new Stages(database, List.of(new Following()));
  }

  /// The ladders of stages.
  public Ladders ladders() {
    return new Ladders(database);
  }

  /// What versions must meet before they enter a stage.
  public Gates gates() {
    return new Gates(database);
  }

  /// What answers under which name.
  public Deployments deployments() {
    return new Deployments(database, registry());
  }

  /// What was answered.
  public PredictionLog predictions() {
    return predictions;
  }

  /// What was true after all.
  public Truths truths() {
    return new Truths(database);
  }

  /// How everything that answers is doing.
  public Health health() {
    return new Health(database);
  }

  /// Takes old predictions away for good.
  public PredictionRetention predictionRetention() {
    return new PredictionRetention(database, predictions);
  }

  /// What users did.
  public EventLog events() {
    return new EventLog(database);
  }

  /// Where a version comes from and what became of it. Versions of the same rows are found by
  /// [Registry#ofRows].
  public Lineage lineage(Version version) {
    return Lineage.of(this, version);
  }

  /// Finds versions.
  public RegistrySearch versions() {
    return new RegistrySearch(database);
  }

  /// Takes away for good what was deleted.
  public Retention retention() {
    return new Retention(database, contents, ContentPlace.NAMING);
  }

  /// Copies all of it into one file.
  public Backup backup() {
    return new Backup(database, contents, ContentPlace.NAMING);
  }

  /// The projects.
  public Projects projects() {
    return new Projects(database);
  }

  /// People and their roles.
  public Users users() {
    return new Users(database);
  }

  /// By which programs are let in.
  public Tokens tokens() {
    return new Tokens(database);
  }

  /// Who came in, and who was kept out.
  public SignIns signIns() {
    return new SignIns(database);
  }

  /// What people have said of data.
  public Vouchers vouchers() {
    return new Vouchers(database);
  }

  /// The chain of everything that was done.
  public Audit audit() {
    return new Audit(database);
  }

  /// The queue of work that takes long.
  public Jobs jobs() {
    return new Jobs(database);
  }

  /// The same for those who do the work.
  public JobDesk desk() {
    return desk;
  }

  /// What was asked for with a key.
  public Requests requests() {
    return new Requests(database);
  }

  /// Does several things as one: all of them are kept or none, and nobody sees some of them.
  ///
  /// Nothing else is written meanwhile, so nothing is computed in it that takes long.
  public <T> T together(Supplier<T> things) {
    return database.write(_ -> things.get());
  }

  /// Records runs in the default experiment.
  @Override
  public RunListener begin() {
    return tracker(Experiment.DEFAULT).begin();
  }

  /// Records runs in another experiment.
  ///
  /// @param experiment its id
  public Tracker tracker(String experiment) {
    return () -> record(experiment, "", _ -> {});
  }

  /// Records one run in an experiment.
  ///
  /// @param experiment its id
  /// @param person who runs it; empty when nobody knows
  /// @param begun told the run's id as soon as it is on record
  public RunListener record(String experiment, String person, Consumer<String> begun) {
    return new TrackedRun(
        this,
        database::now,
        name -> {
          var asked = new NewRun(experiment, name, person, Optional.empty(), true);
          String id = runs.start(asked).id();
          begun.accept(id);
          return id;
        });
  }

  /// Closes it, when everything handed in is kept. Runs that were begun here and are not over have
  /// failed; jobs that were taken here are given back.
  @Override
  public void close() {
    try {
      desk.releaseMine("the store was closed while it was done");
      runs.failMine("the store was closed before the run was over");
    } finally {
      try (contents) {
        database.close();
      }
    }
  }
}
