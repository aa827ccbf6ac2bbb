package dev.lathe.cli;

import dev.lathe.actions.models.EvaluateModel;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.io.Loaded;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.report.Json;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Scores a model on rows whose answers are known.
@Command(
    name = "evaluate",
    header = "Scores a model on rows whose answers are known.",
    description = "Scores a model on rows whose answers are known, beside its own test scores.",
    customSynopsis = "lathe evaluate MODEL DATA [--json] [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe evaluate lathe-out/titanic-survived later.csv|@",
      "  @|bold lathe evaluate model.lathe test.csv --json > scores.json|@"
    })
final class EvaluateCommand implements Runnable {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the folder that fit wrote.")
  String model = "";

  @Parameters(index = "1", paramLabel = "DATA", description = Words.DATA)
  String data = "";

  @Option(
      names = "--json",
      order = HelpText.WHERE,
      description = "One JSON document on standard output.")
  boolean json;

  @Mixin final ReadingOptions options = new ReadingOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var asked = new EvaluateModel(model, data, options.words());
    EvaluateModel.Result found = Desk.watch(console, asked);
    if (json) console.out().line(Json.text(asked.document(found)));
    else tell(found.model(), found.rows(), found.evaluation());
  }

  private void tell(Model loaded, Loaded rows, Evaluation evaluation) {
    new FitText(console).read(rows);
    long left = rows.frame().rows() - evaluation.rows();
    if (left > 0) {
      console.warn(
          "%s left out: '%s' is missing there"
              .formatted(Figures.count(left, "row"), loaded.signature().output().target()));
    }
    Map<String, Evaluation> then =
        loaded.card().evidence().test().map(test -> Map.of("when tested", test)).orElse(Map.of());
    new CardText(console).scores("Scores", evaluation, then);
  }
}
