package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.linear.LogisticRegression;
import dev.lathe.track.Home;
import dev.lathe.track.Store;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Project;
import dev.lathe.track.registry.NewVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gateways of several processes, some of which are killed while something is done.
class GatewayProcessTest {
  private static final int MOMENTS = 8;
  private static final int MOST = 60;
  private static final int VERSIONS = 4;

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void asked_again_with_its_key_nothing_is_done_twice_whenever_the_process_was_killed()
      throws IOException, InterruptedException {
    var home = new Home(folder);
    for (int moment = 0; moment < MOMENTS; moment++) {
      List<String[]> said = killed(home, moment);
      try (Store store = Store.open(home)) {
        Gateway gateway = GatewayProcess.gateway(home, store);
        var ann = new Asker(Caller.local("ann"));
        for (String[] fact : said) {
          String answer = GatewayProcess.make(gateway, ann, fact[1]);
          if (fact[0].equals("made")) assertThat(answer).isEqualTo(fact[2]);
        }
        List<String> projects = store.projects().list().stream().map(Project::name).toList();
        List<String> done =
            store.audit().latest(Optional.empty(), 10_000).stream()
                .map(row -> row.entry())
                .filter(entry -> entry.outcome() == Outcome.DONE)
                .map(entry -> entry.arguments().replaceAll(".*:\"|\".*", ""))
                .toList();
        assertThat(projects)
            .as("at moment %s", moment)
            .containsAll(said.stream().map(fact -> fact[1]).toList());
        assertThat(done).doesNotHaveDuplicates().hasSize(projects.size() - 1); // one was there
        assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
      }
    }
  }

  private static List<String[]> killed(Home home, int moment)
      throws IOException, InterruptedException {
    var said = new ArrayList<String[]>();
    int many = new SplittableRandom(moment).nextInt(1, MOST);
    Process process = GatewayProcess.start(home, "ann");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      tell(process, "busy moment-" + moment);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line.split("\t", -1));
        if (said.size() == many) process.toHandle().destroyForcibly();
      }
    }
    process.waitFor();
    return said;
  }

  private static void tell(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Test
  void of_two_processes_with_one_approval_one_does_it_on_sqlite() throws IOException {
    race(new Home(folder));
  }

  @Test
  @Tag("slow")
  void of_two_processes_with_one_approval_one_does_it_on_postgresql() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      race(
          new Home(folder)
              .server(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
    }
  }

  private static void race(Home home) throws IOException {
    try (Store store = Store.open(home)) {
      for (int version = 0; version < VERSIONS; version++) {
        store.registry().register(NewVersion.of(GatewayProcess.CHURN.name(), model(version)));
      }
      Process ann = GatewayProcess.start(home, "ann");
      Process bob = GatewayProcess.start(home, "bob");
      try (BufferedReader annSays = ann.inputReader(StandardCharsets.UTF_8);
          BufferedReader bobSays = bob.inputReader(StandardCharsets.UTF_8)) {
        for (int version = 1; version <= VERSIONS; version++) {
          for (Process one : List.of(ann, bob)) tell(one, "preview " + version);
          assertThat(List.of(line(annSays), line(bobSays))).containsOnly("asked");
          for (Process one : List.of(ann, bob)) tell(one, "delete " + version);
          List<String> said = List.of(line(annSays), line(bobSays));

          String winner = said.contains("won ann") ? "ann" : "bob";
          assertThat(said)
              .anyMatch(line -> line.equals("won " + winner))
              .anyMatch(line ->
                  line.matches("churn [0-9.]+ was deleted: '%s' did that at .*".formatted(winner)));
          assertThat(store.registry().versions(GatewayProcess.CHURN.name()))
              .hasSize(VERSIONS - version);
        }
      } finally {
        ann.destroyForcibly();
        bob.destroyForcibly();
      }
    }
  }

  private static String line(BufferedReader says) throws IOException {
    return String.valueOf(says.readLine());
  }

  private static Model model(int shift) {
    double[] x = new double[100];
    String[] y = new String[100];
    for (int row = 0; row < x.length; row++) {
      x[row] = row;
      y[row] = row >= 40 + shift ? "stays" : "leaves";
    }
    return new LogisticRegression().fit(Task.of(Frame.of("x", x).with("y", Categories.of(y)), "y"));
  }
}
