package dev.lathe.track;

import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Served;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Answers as fast as it can, and says the id of each that is kept.
final class KilledAnswers {
  private KilledAnswers() {}

  public static void main(String[] arguments) {
    Store store = Store.open(KilledProcess.home(arguments));
    Deployment live = store.deployments().find(new DeploymentName("live"));
    var reply = new Reply(List.of("yes"), List.of(0.5), "");
    for (int thread = 0; thread < 20; thread++) {
      Thread.ofPlatform()
          .start(() -> {
            while (true) {
              Question question = Question.of(Map.of("x0", 0.5));
              var served = new Served(live, 0, "killed", Duration.ZERO, question, reply);
              System.out.println(store.predictions().log(List.of(served)) + ".");
            }
          });
    }
  }
}
