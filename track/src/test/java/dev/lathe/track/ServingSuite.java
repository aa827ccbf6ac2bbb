package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;

import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.SplitRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// A store with two versions of a model, which may answer.
abstract class ServingSuite extends StoreSuite {
  static final ModelName CHURN = new ModelName("churn");
  static final DeploymentName LIVE = new DeploymentName("live");
  static final Question ROW = Question.of(Map.of("x0", 0.5));

  String first = "";
  String second = "";

  @BeforeEach
  void versions() {
    first = store.registry().register(NewVersion.of(CHURN, PLAIN.model())).id();
    second = store.registry().register(NewVersion.of(CHURN, PLAIN.trees(25).model())).id();
  }

  Deployment live() {
    return store
        .deployments()
        .create(
            LIVE, Keeping.VALUES, SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1.1.0", 5_000));
  }

  static Served served(Deployment by, int arm, String caller, String label) {
    var answers = new Reply(List.of(label), List.of(0.9), "");
    return new Served(by, arm, caller, Duration.ofNanos(1_500_000), ROW, answers);
  }

  String log(Deployment by, int arm, String caller, String label) {
    return store.predictions().log(List.of(served(by, arm, caller, label)));
  }
}
