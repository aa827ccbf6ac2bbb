package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.frame.Times;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.NewToken;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.Event;
import dev.lathe.track.event.EventColumns;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.job.Requests;
import dev.lathe.track.registry.EveryModel;
import dev.lathe.track.registry.Ladder;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.NoWorse;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.run.Status;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Scope;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.SplitRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A store with a row in every table.
final class Everything {
  static final ModelName CHURN = new ModelName("churn");

  private Everything() {}

  /// Fills a store; nothing goes on in it afterwards.
  static void into(Store store, HandClock clock) {
    runs(store, clock);
    people(store);
    registry(store);
    serving(store, clock);
    Origin origin = new Origin("events.csv", "sha256:" + "b".repeat(64), 1, Nature.MEASURED);
    store.vouchers().vouch(origin.hash(), Nature.MEASURED, "ann", "I exported them");
    store
        .events()
        .append(
            "default",
            List.of(new Event(clock.instant(), "ann", "v1", "view", "", Map.of("where", "größe"))));
    var clicks =
        Frame.of("weight", new double[] {1})
            .with("time", Times.of(LocalDateTime.of(2026, 3, 1, 12, 30)))
            .with("kind", Categories.of("buy"));
    store.events().load("default", clicks, EventColumns.of(clicks), "ann");
    work(store);
  }

  private static void runs(Store store, HandClock clock) {
    store.experiments().tag(Experiment.DEFAULT, "owner", "ann \"the\\boss\"\n\u0001\u202E𝄞");
    String gone = store.experiments().create("gone").id();
    store.experiments().delete(gone);
    Run run = store.runs().start(new NewRun(Experiment.DEFAULT, "one"));
    var points = new ArrayList<MetricPoint>();
    for (int step = 0; step < 40; step++) {
      points.add(new MetricPoint("loss", step, clock.instant(), 1.0 / (step + 3)));
    }
    points.add(new MetricPoint("bad", 0, clock.instant(), Double.NaN));
    points.add(new MetricPoint("worse", 0, clock.instant(), Double.NEGATIVE_INFINITY));
    var origin = new Origin("churn.csv", "sha256:" + "a".repeat(64), 7043, Nature.MEASURED);
    store.log().log(
        run.id(),
        new Batch(
            Map.of("trees", "50"),
            points,
            Map.of("note", "größe"),
            List.of(new RunInput("training", origin))));
    store.artifacts().put(run.id(), Store.MODEL, ModelFile.bytes(PLAIN.model().whole()));
    store.artifacts().put(run.id(), "notes/empty.txt", new byte[0]);
    store.runs().state(run.id(), new Run.State(Status.FINISHED));
    Run hidden = store.runs().start(new NewRun(Experiment.DEFAULT, "hidden"));
    store.runs().state(hidden.id(), new Run.State(Status.FAILED, "it's \t over"));
    store.runs().delete(hidden.id());
  }

  private static void people(Store store) {
    store.projects().create("fraud");
    store.users().create("ann");
    store.users().grant("ann", "fraud", Role.DEVELOPER);
    var made =
        store
            .tokens()
            .make("ann", new NewToken("nightly", "fraud", Role.VIEWER, Duration.ofDays(9)));
    store.signIns().with(made.secret(), "a script");
    for (int i = 0; i < 3; i++) {
      var entry =
          new AuditEntry("ann", "local", "do-it", "default", "{\"x\": 1}", Outcome.DONE, "é" + i);
      store.audit().append(entry);
    }
  }

  private static void registry(Store store) {
    store.registry().register(NewVersion.of(CHURN, PLAIN.model()).person("ann"));
    store.registry().register(NewVersion.of(CHURN, PLAIN.trees(25).model()));
    store.labels().tag(CHURN, "team", "risk");
    store.labels().tag(CHURN, "1.0.0", "checked", "yes");
    store.labels().alias(CHURN, "best", "1.0.0");
    store.ladders().change("default", Ladder.STANDARD);
    store.gates().add(CHURN, "staging", new NoWorse(), "ann");
    store.gates().add(new EveryModel("default"), "staging", new NoWorse(), "ann");
    store.stages().move(new MoveRequest(CHURN, "1.0.0", "staging").by("ann", "good"));
    store.stages().move(new MoveRequest(CHURN, "1.0.0", "production").by("ann", "very good"));
  }

  private static void serving(Store store, HandClock clock) {
    Deployment live =
        store
            .deployments()
            .create(
                new DeploymentName("live"),
                Keeping.VALUES,
                SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1.1.0", 5_000));
    for (int month = 0; month < 3; month++) {
      var reply = new Reply(List.of("yes"), List.of(0.9), "");
      var served =
          new Served(
              live, 0, "ann", Duration.ofMillis(2), Question.of(Map.of("x0", 0.1 + month)), reply);
      String id = store.predictions().log(List.of(served));
      store.truths().post(id, "yes", Scope.EVERYBODY);
      clock.move(Duration.ofDays(31));
    }
  }

  private static void work(Store store) {
    store.jobs().add(new NewJob("default", "ann", "fit-model", "{}", NewJob.Terms.PLAIN));
    var asked = new Requests.Asked("ann", "k1", "make", "{}");
    store.requests().once(asked, () -> "{\"made\": 1}");
  }
}
