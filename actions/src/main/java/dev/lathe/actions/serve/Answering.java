package dev.lathe.actions.serve;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.track.Store;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Answers for a deployment: the version that a key meets, and beside it every shadow. Each answer
/// is on record before it is given.
final class Answering {
  private final Store store;
  private final Deployment deployment;
  private final String caller;
  private final Map<String, Model> models = new HashMap<>();

  Answering(Store store, Deployment deployment, String caller) {
    if (deployment.retired().isPresent()) {
      throw StoreException.state(
          "the deployment '%s' was retired at %s and answers no more"
              .formatted(deployment.name(), deployment.retired().get()));
    }
    this.store = store;
    this.deployment = deployment;
    this.caller = caller;
  }

  /// Refuses rows that a version which is to answer cannot read, before any is asked about.
  ///
  /// @throws IllegalArgumentException naming what is missing, or what cannot be read
  void check(Frame rows) {
    for (Arm arm : deployment.split().arms()) {
      if (!arm.shadow()) {
        var _ = model(arm).signature().align(rows);
      }
    }
  }

  private Model model(Arm arm) {
    return models.computeIfAbsent(
        arm.version(), id -> store.registry().load(store.registry().version(id)));
  }

  /// What was answered.
  ///
  /// @param kept the id of the prediction, once it is on record
  /// @param version id of the version that answered
  /// @param reply what it said
  record Given(CompletableFuture<String> kept, String version, Reply reply) {}

  /// Answers a row. A version that fails has that on record, and no answer.
  ///
  /// @param key whoever has the same one meets the same version
  /// @param row values by column; texts are read as what the model wants, empty ones are missing
  Given answer(String key, Map<String, String> row) {
    int chosen = deployment.choose(key);
    Map<String, @Nullable String> values = new HashMap<>();
    row.forEach((name, value) -> values.put(name, value.isEmpty() ? null : value));
    Question question = Question.of(values);
    var served = new ArrayList<Served>();
    served.add(served(chosen, values, question));
    for (int shadow : deployment.split().shadows()) served.add(served(shadow, values, question));
    return new Given(
        store.predictions().submit(List.copyOf(served)),
        deployment.split().arms().get(chosen).version(),
        served.getFirst().answers());
  }

  private Served served(int at, Map<String, @Nullable String> values, Question question) {
    Arm arm = deployment.split().arms().get(at);
    Model model = model(arm);
    long begin = System.nanoTime();
    Reply reply;
    try {
      reply = Reply.of(model.predict(values));
    } catch (IllegalArgumentException e) {
      reply = Reply.failed(String.valueOf(e.getMessage()));
    }
    return new Served(
        deployment, at, caller, Duration.ofNanos(System.nanoTime() - begin), question, reply);
  }
}
