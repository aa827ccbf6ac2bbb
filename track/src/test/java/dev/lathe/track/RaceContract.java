package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes want the same: one gets it, and the other is told who has.
abstract class RaceContract {
  private static final ModelName CHURN = new ModelName("churn");
  private static final int ROUNDS = 6;

  @TempDir Path folder;

  abstract Home home(Path folder);

  @Test
  void of_two_processes_one_wins_and_the_other_says_why() throws IOException {
    Home home = home(folder);
    try (Store store = Store.open(home)) {
      for (int trees : List.of(20, 25, 30)) {
        store.registry().register(NewVersion.of(CHURN, PLAIN.trees(trees).model()));
      }
      try (Forked ann = Forked.of(Racer.class, home, "ann");
          Forked bob = Forked.of(Racer.class, home, "bob")) {
        assertThat(List.of(ann.line(), bob.line())).containsOnly("ready");
        for (int round = 0; round < ROUNDS; round++) {
          for (Forked one : List.of(ann, bob)) one.tell("promote 1.1.0");
          String winner = winner(ann, bob, "churn 1.1.0 is in production already: '%s' moved it");
          assertThat(moves(store)).first().isEqualTo(winner);
          store.stages().move(new MoveRequest(CHURN, "1.0.0", "production"));

          ann.tell("replace 1.1.0 1.0.0");
          bob.tell("replace 1.2.0 1.0.0");
          winner(ann, bob, " is in production and not 1.0.0: '%s' moved it there at ");
          store.stages().move(new MoveRequest(CHURN, "1.0.0", "production"));

          String job =
              store
                  .jobs()
                  .add(new NewJob("default", "ann", "train", "{}", NewJob.Terms.PLAIN))
                  .id();
          for (Forked one : List.of(ann, bob)) one.tell("work " + job);
          winner(ann, bob, "job " + job + " is not done by this process any more; leave it");
          Job done = store.jobs().find(job);
          assertThat(done.state().status()).isEqualTo(Job.Status.DONE);
          assertThat(done.attempt().number()).isEqualTo(1);
        }
      }
    }
  }

  private static List<String> moves(Store store) {
    return store.stages().history(CHURN).stream()
        .filter(line -> line.kind() == Transition.Kind.MOVED)
        .map(line -> line.told().person())
        .toList();
  }

  /// Who won, where the other says this of the winner.
  private static String winner(Forked ann, Forked bob, String why) throws IOException {
    List<String> said = List.of(ann.line(), bob.line());
    String winner = said.contains("won ann") ? "ann" : "bob";
    assertThat(said)
        .anyMatch(line -> line.equals("won " + winner))
        .anyMatch(line -> line.contains(why.formatted(winner)));
    return winner;
  }
}
