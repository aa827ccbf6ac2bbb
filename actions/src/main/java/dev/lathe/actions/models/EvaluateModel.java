package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.Names;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.frame.Frame;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.TaskKind;
import dev.lathe.query.TableSource;
import dev.lathe.report.EvaluationDocument;
import dev.lathe.track.access.Role;

/// Scores a model on rows whose answers are known.
///
/// @param model the file or its folder
/// @param data the rows
/// @param words how they are to be read
@Asks(
    name = "evaluate-model",
    does = "Scores a model on rows whose answers are known.",
    needs = Role.VIEWER,
    takesLong = true,
    local = true)
public record EvaluateModel(
    @Argument("a model file, or the folder that fit wrote") String model,
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    ReadingWords words)
    implements Action<EvaluateModel.Result> {
  /// What came of it.
  ///
  /// @param model that was scored
  /// @param rows that were read
  /// @param evaluation the scores
  public record Result(Model model, Loaded rows, Evaluation evaluation) {}

  @Override
  public Result run(Workbench bench) {
    Reading reading = words.reading();
    Model read = ModelPlace.load(bench.place(), model, data);
    var judgement = new Judgement(read);
    TableSource source = words.source(bench.place(), data);
    bench.listener().progress("reading " + source.name(), 0);
    Loaded rows = source.read(judgement.reading(reading));
    check(read.signature().output(), rows.frame());
    bench.listener().progress("scoring", 0.5);
    return new Result(read, rows, judgement.of(rows.frame()));
  }

  @Override
  public Object document(Result result) {
    return EvaluationDocument.of(result.evaluation());
  }

  private static void check(Output output, Frame frame) {
    String target = output.target();
    if (output.kind() == TaskKind.ANOMALY && output.levels().isEmpty() && !frame.has(target)) {
      throw new IllegalArgumentException(
          "there are no labels to score against: the model was fitted without any, and DATA has no column '%s' of them"
              .formatted(target));
    }
    Names.column(target, frame, "DATA");
  }
}
