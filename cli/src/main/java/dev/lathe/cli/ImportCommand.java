package dev.lathe.cli;

import dev.lathe.actions.models.ImportModel;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Style;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.learn.tree.exchange.ImportedTrees;
import dev.lathe.report.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Turns a model of LightGBM or XGBoost into one of Lathe.
@Command(
    name = "import",
    header = "Turns a model of LightGBM or XGBoost into one of Lathe.",
    description =
        "Reads what LightGBM saves as text, or XGBoost as JSON or UBJSON, and writes a folder as fit"
            + " does. Raw scores have the bits of that library; what cannot is refused, with the"
            + " reason.",
    customSynopsis = "lathe import FILE [--out DIR] [--target NAME] [--classes A,B] [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe import model.txt --target churned --classes no,yes|@",
      "  @|bold lathe import model.ubj --out churn && lathe predict churn new.csv|@",
      "",
      "The columns are those that the file names; one that is split by category without",
      "names for them holds codes from 0 on, as it did in training."
    })
final class ImportCommand implements Runnable {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "FILE", description = "The other library's model file.")
  String file = "";

  @Option(
      names = "--target",
      order = HelpText.WHAT,
      paramLabel = "NAME",
      description = "What to call that which it predicts; 'target' when nobody says.")
  String target = "target";

  @Option(
      names = "--classes",
      order = HelpText.WHAT + 1,
      split = ",",
      paramLabel = "A,B",
      hideParamSyntax = true,
      description =
          "What its classes are called, in the order of their codes, of two the positive one last;"
              + " 0, 1 and so on when nobody says.")
  List<String> classes = List.of();

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "DIR",
      description = "The folder to write; lathe-out/<file>-<target> when nobody says.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the folder if it exists.")
  boolean force;

  @Option(
      names = "--json",
      order = HelpText.WHERE + 2,
      description = "The report as one JSON document on standard output.")
  boolean json;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var asked = new ImportModel(file, target, classes, out, force);
    ImportModel.Result made = Desk.ask(console, asked);
    ForeignModel read = made.read();
    ImportedTrees model = made.model();
    if (json) {
      console.out().line(Json.text(asked.document(made)));
      return;
    }
    console
        .out()
        .line(
            "%s %s, %s: %s over %s"
                .formatted(
                    console.out().in(Style.STRONG, read.library()),
                    read.format(),
                    read.objective(),
                    Figures.count(model.trees().count(), "tree"),
                    Figures.count(model.signature().inputs().fields().size(), "column")));
    model.card().warnings().forEach(console::warn);
    console.out().line("in " + made.folder());
  }
}
