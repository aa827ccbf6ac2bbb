package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.Database;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Reply;
import java.util.Map;
import java.util.Optional;

/// Asks a deployment about a row. The answer is on record before it is given.
///
/// @param of which deployment
/// @param row the values
/// @param key of whoever it is about
@Asks(
    name = "answer-row",
    does = "Asks a deployment about a row. The answer is on record before it is given.",
    needs = Role.VIEWER,
    effect = Effect.LOGS)
public record AnswerRow(
    OfDeployment of,
    @Argument("the values by column") Map<String, String> row,
    @Argument("of whoever it is about: the same one meets the same version") Optional<String> key)
    implements Action<AnswerRow.Result> {
  /// The answer.
  ///
  /// @param id to post the truth to
  /// @param version which answered
  /// @param label the class; empty where a number is predicted
  /// @param value the number, or the probability of the class
  public record Result(String id, String version, Optional<String> label, double value) {
    static Result of(Store store, Answering.Given given) {
      Reply reply = given.reply();
      String id = Database.await(given.kept());
      if (!reply.failure().isEmpty()) throw new IllegalArgumentException(reply.failure());
      return new Result(
          id,
          store.registry().version(given.version()).name().toString(),
          reply.labels().stream().findFirst(),
          reply.values().getFirst());
    }
  }

  /// Copies the values.
  public AnswerRow {
    row = Map.copyOf(row);
  }

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    Deployment found = store.deployments().find(of.name());
    var answering = new Answering(store, found, bench.caller().name());
    return Result.of(store, answering.answer(key.orElse(row.toString()), row));
  }
}
