package dev.lathe.actions.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.actions.Gateway;
import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.Local;
import dev.lathe.actions.Place;
import dev.lathe.actions.Policy;
import dev.lathe.actions.Refused;
import dev.lathe.actions.Terms;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.actions.data.VouchForRows;
import dev.lathe.actions.people.ListProjects;
import dev.lathe.actions.train.FitAim;
import dev.lathe.actions.train.FitInput;
import dev.lathe.actions.train.FitKeeping;
import dev.lathe.actions.train.FitManner;
import dev.lathe.actions.train.FitModel;
import dev.lathe.actions.train.FitOutput;
import dev.lathe.actions.train.FitRoles;
import dev.lathe.actions.work.Trials.Trouble;
import dev.lathe.actions.work.Trials.TryTrouble;
import dev.lathe.frame.Fingerprint;
import dev.lathe.frame.Origin.Nature;
import dev.lathe.learn.RunListener;
import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.NewToken;
import dev.lathe.track.access.Role;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.Job.Status;
import dev.lathe.track.job.JobEvent;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.run.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job is done in a process of its own, and whatever becomes of that, the worker goes on.
class JobWorkerTest {
  private static final int MEGABYTES = 96;

  @TempDir Path folder;
  private Local local = new Local(Place.none());

  @BeforeEach
  void open() {
    local =
        new Local(
            new Place(folder, Map.of("LATHE_HOME", home()), java.io.InputStream.nullInputStream()));
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  @AfterEach
  void close() {
    local.close();
  }

  private Job queue(Trouble trouble, NewJob.Terms terms) {
    return local
        .gateway()
        .queue(local.asker(RunListener.NONE), new TryTrouble(trouble), terms, Terms.PLAIN);
  }

  private JobWorker worker() {
    var process =
        new JobProcess(
            List.of(ChildProgram.class.getName()),
            Map.of("LATHE_HOME", home()),
            new JobProcess.Share(MEGABYTES, 1));
    return new JobWorker(local.store(), process);
  }

  private Job work() {
    return worker().next().orElseThrow();
  }

  private Job queueFit(Optional<String> origin) throws IOException {
    var rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 200; i++) rows.append(i % 10 + "," + ((i % 10 > 4) != (i % 7 == 0)) + "\n");
    Files.writeString(folder.resolve("rows.csv"), rows);
    var manner =
        new FitManner(
            Optional.of("baseline"),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var plain = ReadingWords.PLAIN;
    var fit =
        new FitModel(
            new FitInput("rows.csv", Optional.empty(), false, Optional.empty(), Optional.empty()),
            new FitAim(Optional.of("y"), Optional.empty(), Optional.empty(), List.of(), List.of()),
            new FitRoles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            manner,
            new FitOutput(
                Optional.of(folder.toString()), Optional.of("out"), true, Optional.empty()),
            new FitKeeping("default", Optional.empty(), false),
            new ReadingWords(
                plain.delimiter(),
                plain.quote(),
                false,
                plain.encoding(),
                List.of(),
                List.of(),
                origin));
    return local
        .gateway()
        .queue(local.asker(RunListener.NONE), fit, NewJob.Terms.PLAIN, Terms.PLAIN);
  }

  @Test
  void a_fit_is_done_as_a_job_and_leaves_a_run() throws IOException {
    Job queued = queueFit(Optional.of("measured"));

    Job done = work();

    assertThat(done.state().reason()).isEmpty();
    assertThat(done.id()).isEqualTo(queued.id());
    assertThat(done.state().status()).isEqualTo(Status.DONE);
    Store store = local.store();
    String run = store.search().find(Search.in("0")).getFirst().id();
    assertThat(done.state().result()).contains("\"run\":\"%s\"".formatted(run), "baseline");
    assertThat(folder.resolve("out/model.lathe")).exists();
    assertThat(store.jobs().events(done.id(), 0, 100))
        .extracting(JobEvent::kind)
        .contains("queued", "started", "progress", "done");
    assertThat(store.audit().latest(Optional.empty(), 10))
        .extracting(row -> row.entry().detail())
        .containsExactly("run " + run, "queued as job " + done.id());
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
  }

  @Test
  @Tag("slow")
  void nothing_is_trained_unattended_on_data_of_which_nobody_has_said_where_they_come_from()
      throws IOException {
    queueFit(Optional.empty());

    Job refused = work();

    assertThat(refused.state().status()).isEqualTo(Status.FAILED);
    assertThat(refused.state().reason())
        .startsWith("policy 1 does not let anybody train on 'rows.csv' while nobody waits for it");
    var digest = Fingerprint.sha256();
    digest.update(Files.readAllBytes(folder.resolve("rows.csv")));
    local.ask(
        new VouchForRows(Fingerprint.text(digest), Nature.MEASURED, "I counted them"), Terms.PLAIN);
    queueFit(Optional.empty());
    assertThat(work().state().status()).isEqualTo(Status.DONE);
    queueFit(Optional.of("simulated"));
    assertThat(work().state().status()).isEqualTo(Status.DONE); // the word on the very bytes counts
  }

  @Test
  @Tag("slow")
  void a_job_that_runs_out_of_memory_fails_alone_and_says_so() {
    queue(Trouble.MEMORY, NewJob.Terms.PLAIN);
    queue(Trouble.NONE, NewJob.Terms.PLAIN);

    Job failed = work();
    Job done = work();

    assertThat(failed.state().status()).isEqualTo(Status.FAILED);
    assertThat(failed.state().reason())
        .isEqualTo(
            "it ran out of memory: a job may take 96 MB here; give jobs more, or learn from fewer"
                + " rows");
    assertThat(done.state().status()).isEqualTo(Status.DONE);
    assertThat(done.state().result()).contains("\"processors\":1");
  }

  @Test
  @Tag("slow")
  void a_job_whose_process_dies_is_tried_again_and_one_that_cannot_be_done_is_not() {
    queue(Trouble.DEATH, new NewJob.Terms(1, 2));
    queue(Trouble.REFUSAL, NewJob.Terms.PLAIN);

    Job dead = work();
    Job failed = work();

    assertThat(dead.state().status()).isEqualTo(Status.WAITING);
    assertThat(dead.state().reason()).isEqualTo("its process ended with 9 and without a word");
    assertThat(local.store().jobs().waits(dead.id())).startsWith("it is tried again at");
    assertThat(failed.state().status()).isEqualTo(Status.FAILED);
    assertThat(failed.state().reason()).isEqualTo("this cannot be done");
  }

  @Test
  @Tag("slow")
  void a_job_of_a_worker_that_was_killed_is_given_back_by_one_that_lives()
      throws IOException, InterruptedException {
    Job queued = queue(Trouble.NONE, NewJob.Terms.PLAIN);
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TakesAndWaits.class.getName(),
                home())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(killed.getInputStream().read()).isEqualTo('!');
    Thread working =
        Thread.ofVirtual()
            .start(() -> worker().run(1, false, new JobWorker.Ears(_ -> {}, _ -> {})));
    killed.destroyForcibly().waitFor();

    while (state(queued).status() == Status.RUNNING) Thread.onSpinWait();
    working.interrupt();
    working.join();

    assertThat(state(queued).reason()).startsWith("process " + killed.pid());
  }

  private Job.State state(Job job) {
    return local.store().jobs().find(job.id()).state();
  }

  @Test
  @Tag("slow")
  void a_job_that_is_cancelled_ends() throws InterruptedException {
    Job queued = queue(Trouble.ENDLESS, NewJob.Terms.PLAIN);
    Thread working = Thread.ofVirtual().start(this::work);
    while (local.store().jobs().events(queued.id(), 0, 10).size() < 3) Thread.onSpinWait();

    local.store().jobs().cancel(queued.id(), "enough");
    working.join();

    Job ended = local.store().jobs().find(queued.id());
    assertThat(ended.state().status()).isEqualTo(Status.CANCELLED);
    assertThat(ended.state().reason()).isEqualTo("enough");
  }

  @Test
  @Tag("slow")
  void a_job_is_done_as_far_as_whoever_asked_may_when_it_is_done() {
    Store store = local.store();
    store.users().create("bob");
    store.users().grant("bob", "default", Role.DEVELOPER);
    var made =
        store
            .tokens()
            .make("bob", new NewToken("t", "default", Role.DEVELOPER, Duration.ofDays(1)));
    Caller bob = store.signIns().with(made.secret(), "here");
    var gateway = new Gateway(() -> store, () -> Policy.of(folder));
    for (int i = 0; i < 2; i++) {
      gateway.queue(new Asker(bob), new TryTrouble(Trouble.NONE), NewJob.Terms.PLAIN, Terms.PLAIN);
    }

    Job done = work();
    store.tokens().revoke(made.token().id());
    Job refused = work();

    assertThat(done.state().result()).contains("\"person\":\"bob\"");
    assertThat(refused.state().status()).isEqualTo(Status.FAILED);
    assertThat(refused.state().reason()).contains("may not any more");
  }

  @Test
  void what_is_done_at_once_is_no_job() {
    assertThatThrownBy(() ->
            local
                .gateway()
                .queue(
                    local.asker(RunListener.NONE),
                    new ListProjects(),
                    NewJob.Terms.PLAIN,
                    Terms.PLAIN))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is done at once");
  }
}
