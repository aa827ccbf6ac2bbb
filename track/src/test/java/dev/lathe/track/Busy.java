package dev.lathe.track;

import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.event.Event;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.job.Requests;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.Move;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Status;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Scope;
import dev.lathe.track.serve.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Does everything that a store can, in a random mixture from several threads, without end, and
/// says of each thing that it is kept as soon as it was told so.
final class Busy {
  static final ModelName CHURN = new ModelName("churn");
  static final DeploymentName LIVE = new DeploymentName("live");
  static final int POINTS = 5;
  static final int EVENTS = 3;

  private static final int THREADS = 6;
  private static final int VERSIONS = 4;
  private static final int LARGEST = 40_000;

  private final Store store;
  private final byte[] model;
  private final String name;
  private final SplittableRandom chance;
  private final ArrayDeque<Job> doing = new ArrayDeque<>();
  private Optional<String> run = Optional.empty();
  private int batches;
  private int things;

  private Busy(Store store, byte[] model, String name, SplittableRandom chance) {
    this.store = store;
    this.model = model;
    this.name = name;
    this.chance = chance;
  }

  /// Works until it is killed: told of a model file, a seed, and what tells it from others.
  public static void main(String[] arguments) throws IOException {
    List<String> words = Forked.words(arguments);
    Store store = Store.open(Forked.home(arguments));
    byte[] model = Files.readAllBytes(Path.of(words.get(0)));
    var chance = new SplittableRandom(Long.parseLong(words.get(1)));
    for (int thread = 0; thread < THREADS; thread++) {
      var busy = new Busy(store, model, words.get(2) + "." + thread, chance.split());
      Thread.ofPlatform().start(busy::work);
    }
  }

  private void work() {
    while (true) {
      try {
        switch (chance.nextInt(12)) {
          case 0 -> run();
          case 1, 2, 3 -> batch();
          case 4 -> artifact();
          case 5 -> register();
          case 6, 7 -> move();
          case 8 -> job();
          case 9, 10 -> answer();
          default -> happen();
        }
      } catch (StoreException e) {
        // it is there already, or another thread has been quicker: nothing was acknowledged
        if (e.reason() != StoreException.Reason.STATE) Forked.say("failed", e.toString());
      } catch (RuntimeException e) {
        Forked.say("failed", e.toString());
      }
    }
  }

  private String next() {
    return name + "." + things++;
  }

  private String run() {
    if (run.isPresent() && chance.nextInt(3) == 0) {
      store.runs().state(run.get(), new Run.State(Status.FINISHED));
      Forked.say("over", run.get());
      run = Optional.empty();
    }
    if (run.isEmpty()) {
      String called = next();
      run = Optional.of(store.runs().start(new NewRun(Experiment.DEFAULT, called)).id());
      batches = 0;
      Forked.say("run", run.get(), called);
    }
    return run.get();
  }

  private void batch() {
    String id = run.orElseGet(this::run);
    store.log().log(id, batch(batches));
    Forked.say("batch", id, Integer.toString(batches));
    batches++;
  }

  /// The batch of this number, which is the same in every run.
  static Batch batch(int number) {
    var points = new ArrayList<MetricPoint>();
    for (int i = 0; i < POINTS; i++) {
      int step = number * POINTS + i;
      points.add(new MetricPoint("loss", step, Instant.EPOCH, 1.0 / (step + 1)));
    }
    return Batch.EMPTY
        .points(points)
        .params(Map.of("p" + number, "v" + number))
        .tags(Map.of("batch", Integer.toString(number)));
  }

  private void artifact() {
    String id = run.orElseGet(this::run);
    byte[] bytes = new byte[chance.nextInt(1, LARGEST)];
    chance.nextBytes(bytes);
    String path = "of/" + next();
    store.artifacts().put(id, path, bytes);
    Forked.say("artifact", id, path, Hashes.of(bytes));
  }

  private void register() {
    var named = NewVersion.of(new ModelName("m" + next()), model);
    Forked.say("version", store.registry().register(named).id());
  }

  /// A move with its row in the audit, which names it.
  private void move() {
    String why = next();
    Move move =
        store.together(() -> {
          store
              .audit()
              .append(new AuditEntry("ann", "local", "move", "default", "{}", Outcome.DONE, why));
          if (chance.nextInt(4) == 0) {
            return store.stages().rollBack(CHURN, "production", "ann", why);
          }
          String version = "1.%s.0".formatted(chance.nextInt(VERSIONS));
          String to = chance.nextInt(8) == 0 ? "staging" : "production";
          return store.stages().move(new MoveRequest(CHURN, version, to).by("ann", why));
        });
    Forked.say("moved", why, Long.toString(move.transition().sequence()));
  }

  private void job() {
    if (doing.size() > 1) {
      Job job = doing.removeFirst();
      if (chance.nextBoolean()) {
        Forked.say("done", store.desk().done(job, "{\"by\": \"%s\"}".formatted(name)).id(), name);
      } else {
        store.desk().progress(job, "half of it", 0.5);
      }
      return;
    }
    var asked = new NewJob("default", "ann", "train", "{}", new NewJob.Terms(0, 2));
    Forked.say("job", store.jobs().add(asked).id());
    Optional<Job> taken = store.desk().take();
    if (taken.isEmpty()) return;
    Forked.say("taken", taken.get().id());
    doing.add(taken.get());
  }

  private void answer() {
    double value = chance.nextDouble();
    var reply = new Reply(List.of("yes"), List.of(value), "");
    var question = Question.of(Map.of("x0", 0.5));
    var served =
        new Served(store.deployments().find(LIVE), 0, name, Duration.ZERO, question, reply);
    String id = store.predictions().log(List.of(served));
    Forked.say("answered", id, Double.toString(value));
    store.truths().post(id, "no", Scope.of(name));
    Forked.say("truth", id);
  }

  private void happen() {
    String what = next();
    if (chance.nextBoolean()) {
      store.events().append("default", events(what, EVENTS));
      Forked.say("events", what);
      return;
    }
    Forked.say("asks", what);
    Forked.say("once", what, once(store, what, Long.toString(chance.nextLong())));
  }

  static List<Event> events(String caseName, int count) {
    var event = new Event(Instant.EPOCH, "bob", caseName, "seen", "", Map.of());
    return java.util.Collections.nCopies(count, event);
  }

  /// Adds an event once, under a key.
  static String once(Store store, String key, String answer) {
    return store
        .requests()
        .once(
            new Requests.Asked("ann", key, "happen", "{}"),
            () -> {
              store.events().append("default", events(key, 1));
              return answer;
            });
  }
}
