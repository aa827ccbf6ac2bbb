package dev.lathe.track;

import dev.lathe.track.job.Job;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Waits for a word, does what it says as fast as it can, and says how that ended.
final class Racer {
  private Racer() {}

  public static void main(String[] arguments) throws IOException {
    String name = Forked.words(arguments).getFirst();
    var heard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Store store = Store.open(Forked.home(arguments))) {
      Forked.say("ready");
      for (String word = heard.readLine(); word != null; word = heard.readLine()) {
        try {
          race(store, name, word.split(" ", -1));
          Forked.say("won " + name);
        } catch (RuntimeException e) {
          Forked.say(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static void race(Store store, String name, String[] words) {
    var churn = new ModelName("churn");
    switch (words[0]) {
      case "promote" ->
          store.stages().move(new MoveRequest(churn, words[1], "production").by(name, ""));
      case "replace" ->
          store
              .stages()
              .move(new MoveRequest(churn, words[1], "production").by(name, "").instead(words[2]));
      case "work" -> {
        Optional<Job> taken = store.desk().take();
        store.desk().done(taken.orElseGet(() -> store.jobs().find(words[1])), "{}");
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }
}
