package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.Database;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a deployment about every row of a file, each a prediction of its own.
///
/// @param of which deployment
/// @param data a file
/// @param key a column
/// @param words how the rows are to be read
@Asks(
    name = "answer-rows",
    does = "Asks a deployment about every row of a file, each a prediction of its own.",
    needs = Role.VIEWER,
    effect = Effect.LOGS,
    takesLong = true,
    local = true)
public record AnswerRows(
    OfDeployment of,
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    @Argument("the column of whoever a row is about: the same one meets the same version")
        Optional<String> key,
    ReadingWords words)
    implements Action<AnswerRows.Result> {
  /// The answers in the order of the rows.
  public record Result(List<Answer> answers) {}

  /// An answer.
  ///
  /// @param id to post the truth to
  /// @param version which answered
  /// @param label the class; empty where a number is predicted, or nothing
  /// @param value the number, or the probability of the class; empty where there is no answer
  /// @param failure why there is no answer; else empty
  public record Answer(
      String id, String version, Optional<String> label, Optional<Double> value, String failure) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    Deployment found = store.deployments().find(of.name());
    var answering = new Answering(store, found, bench.caller().name());
    Frame frame = words.frame(bench.place(), data);
    if (frame.rows() == 0) {
      throw new IllegalArgumentException(
          "'%s' has no rows; there is nothing to ask about".formatted(data));
    }
    answering.check(frame);
    Optional<Column> keys = key.map(frame::column);
    var given = new ArrayList<Answering.Given>();
    for (int row = 0; row < frame.rows(); row++) {
      Map<String, String> values = values(frame, row);
      String who = keys.isPresent() ? keys.get().text(row) : values.toString();
      given.add(answering.answer(who, values));
    }
    var names = new HashMap<String, String>();
    var answers = new ArrayList<Answer>();
    for (Answering.Given one : given) {
      String version =
          names.computeIfAbsent(
              one.version(), id -> store.registry().version(id).name().toString());
      Reply reply = one.reply();
      answers.add(
          new Answer(
              Database.await(one.kept()),
              version,
              reply.labels().stream().findFirst(),
              reply.values().stream().findFirst(),
              reply.failure()));
    }
    return new Result(List.copyOf(answers));
  }

  private static Map<String, String> values(Frame frame, int row) {
    var values = new LinkedHashMap<String, String>();
    for (String name : frame.names()) {
      Column column = frame.column(name);
      values.put(name, column.missing(row) ? "" : column.text(row));
    }
    return values;
  }
}
