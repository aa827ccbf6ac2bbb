package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.track.access.AuditRow;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.event.EventFilter;
import dev.lathe.track.job.Job;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.VersionName;
import dev.lathe.track.run.Artifact;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.KeptPrediction;
import dev.lathe.track.serve.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Remembers what [Busy] processes said was kept, and looks whether it is.
final class Witness {
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final Map<String, List<String[]>> facts = new HashMap<>();
  private final Map<String, Long> processes = new HashMap<>();
  private final List<String[]> fresh = new ArrayList<>();

  /// Hears what a process said, which has been killed since.
  void hear(long process, List<String> lines) {
    fresh.clear();
    for (String line : lines) {
      String[] fact = line.split("\t", -1);
      assertThat(fact[0]).as(line).isNotEqualTo("failed");
      facts.computeIfAbsent(fact[0], _ -> new ArrayList<>()).add(fact);
      fresh.add(fact);
      if (fact[0].equals("run")) processes.put(fact[1], process);
    }
  }

  /// How many things were said.
  int size() {
    return facts.values().stream().mapToInt(List::size).sum();
  }

  /// Looks for what was said since the last time.
  void checkFresh(Store store) {
    for (String[] fact : fresh) check(store, fact);
  }

  /// Looks for everything that was ever said.
  void checkAll(Store store) {
    for (var kind : facts.values()) for (String[] fact : kind) check(store, fact);
    long answered = 0;
    for (var version : store.registry().versions(Busy.CHURN)) {
      answered += store.health().answered(Busy.LIVE, version.id());
    }
    assertThat(answered).isGreaterThanOrEqualTo(ids("answered").size());
  }

  private void check(Store store, String[] fact) {
    String id = fact[1];
    switch (fact[0]) {
      case "run" -> assertThat(store.runs().find(id).name()).isEqualTo(fact[2]);
      case "over" -> assertThat(store.runs().find(id).state().status()).isEqualTo(Status.FINISHED);
      case "batch" -> {} // looked at with its run
      case "artifact" ->
          assertThat(Hashes.of(store.artifacts().read(id, fact[2]))).isEqualTo(fact[3]);
      case "version" ->
          assertThat(store.registry().file(store.registry().version(id))).isNotEmpty();
      case "moved" -> {} // looked at with all moves
      case "job", "taken" -> assertThat(store.jobs().find(id).id()).isEqualTo(id);
      case "done" -> {
        Job job = store.jobs().find(id);
        assertThat(job.state().status()).isEqualTo(Job.Status.DONE);
        assertThat(job.state().result()).contains(fact[2]);
      }
      case "answered" -> {
        KeptPrediction kept = store.predictions().find(id, Scope.EVERYBODY);
        assertThat(kept.answers().values()).containsExactly(Double.parseDouble(fact[2]));
      }
      case "truth" ->
          assertThat(store.truths().of(id, Scope.EVERYBODY)).containsExactly(Optional.of("no"));
      case "events" -> assertThat(happened(store, id)).isEqualTo(Busy.EVENTS);
      case "asks" -> {
        Busy.once(store, id, "only now"); // does it if it was not done, and not again
        assertThat(happened(store, id)).isEqualTo(1);
      }
      case "once" -> assertThat(Busy.once(store, id, "again")).isEqualTo(fact[2]);
      default -> throw new IllegalStateException("no fact '%s'".formatted(fact[0]));
    }
  }

  private static int happened(Store store, String caseName) {
    return store.events().read("default", EventFilter.ALL.caseName(caseName), 0, 10).size();
  }

  /// Looks whether the runs of the process that was killed last have failed with the reason, and
  /// have whole batches, none of those missing that were acknowledged.
  void checkRuns(Store store) {
    assertThat(store.search().find(Search.in("0").filter("status = 'RUNNING'"))).isEmpty();
    Set<String> over = ids("over");
    var last = new HashMap<String, Integer>();
    for (String[] fact : facts.getOrDefault("batch", List.of())) {
      last.merge(fact[1], Integer.parseInt(fact[2]), Math::max);
    }
    for (String[] fact : fresh) {
      if (!fact[0].equals("run")) continue;
      String id = fact[1];
      Run run = store.runs().find(id);
      if (!over.contains(id) && run.state().status() != Status.FINISHED) {
        assertThat(run.state())
            .isEqualTo(new Run.State(Status.FAILED, reason(run.state().reason(), id)));
      }
      batches(store, id, last.getOrDefault(id, -1));
      for (Artifact artifact : store.artifacts().list(id)) {
        assertThat(store.artifacts().read(id, artifact.path())).isNotEmpty();
      }
    }
  }

  private String reason(String found, String run) {
    assertThat(found)
        .startsWith("process %s".formatted(processes.get(run)))
        .endsWith(
            "ended without saying so: it was killed, ran out of memory, or the machine stopped");
    return found;
  }

  private static void batches(Store store, String run, int last) {
    List<MetricPoint> points =
        store.history().latest(run).isEmpty()
            ? List.of()
            : store.history().points(run, "loss", 0, 10_000);
    int batches = points.size() / Busy.POINTS;
    assertThat(points.size()).isEqualTo(batches * Busy.POINTS);
    assertThat(batches).isBetween(last + 1, last + 2); // one may be kept and not acknowledged
    for (int number = 0; number < batches; number++) {
      int from = number * Busy.POINTS;
      assertThat(points.subList(from, from + Busy.POINTS)).isEqualTo(Busy.batch(number).points());
    }
    assertThat(store.runs().params(run)).hasSize(batches);
    if (batches > 0) {
      assertThat(store.runs().tags(run)).containsEntry("batch", Integer.toString(batches - 1));
    }
  }

  /// Looks whether no job is held by a process that was killed.
  void checkJobs(Store store) {
    assertThat(store.jobs().list(Optional.empty(), Optional.of(Job.Status.RUNNING), 10)).isEmpty();
    for (String id : ids("taken")) {
      Job.State state = store.jobs().find(id).state();
      if (state.status() == Job.Status.DONE) continue;
      assertThat(state.status()).isIn(Job.Status.WAITING, Job.Status.FAILED);
      assertThat(state.reason()).startsWith("process ").endsWith("ended while it did this");
    }
  }

  /// Looks whether moves, where versions stand, what answers, and the audit agree.
  void checkMoves(Store store) {
    List<Transition> log = store.stages().history(Busy.CHURN).reversed();
    var stands = new HashMap<VersionName, String>();
    var holders = new HashSet<VersionName>();
    for (Transition line : log) {
      assertThat(line.from()).isEqualTo(stands.getOrDefault(line.name(), ""));
      stands.put(line.name(), line.to());
      if (line.to().equals("production")) holders.add(line.name());
      else holders.remove(line.name());
    }
    assertThat(holders).hasSize(1); // what answers follows it, so it is never empty
    for (var version : store.registry().versions(Busy.CHURN)) {
      assertThat(version.stage()).isEqualTo(stands.get(version.name()));
    }
    assertThat(store.stages().at(Busy.CHURN, "production", END)).containsExactlyElementsOf(holders);
    assertThat(store.deployments().find(Busy.LIVE).split().arms())
        .containsExactly(Arm.whole(store.registry().version(Busy.CHURN, "production").id()));
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
    Set<String> audited =
        store.audit().latest(Optional.empty(), 10_000).stream()
            .map(AuditRow::entry)
            .map(entry -> entry.detail())
            .collect(Collectors.toSet());
    Set<String> moved = log.stream().map(line -> line.told().reason()).collect(Collectors.toSet());
    moved.removeIf(reason -> !reason.startsWith("moment"));
    assertThat(moved).isEqualTo(audited).containsAll(ids("moved"));
  }

  private Set<String> ids(String kind) {
    return facts.getOrDefault(kind, List.of()).stream()
        .map(fact -> fact[1])
        .collect(Collectors.toSet());
  }

  /// Looks whether nothing is left of what was being written.
  static void checkDrafts(Path folder) throws IOException {
    Path drafts = folder.resolve("artifacts/drafts");
    if (!Files.exists(drafts)) return;
    try (var left = Files.list(drafts)) {
      assertThat(left).isEmpty();
    }
  }
}
