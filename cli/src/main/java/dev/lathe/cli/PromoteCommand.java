package dev.lathe.cli;

import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.PromoteVersion;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.track.registry.Evidence;
import dev.lathe.track.registry.Move;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves a version to a stage.
@Command(
    name = "promote",
    header = "Moves a version to a stage, if policy and gates let it.",
    description =
        "Moves VERSION of the model NAME to a stage: to production unless --to says where. The"
            + " policy and every gate of the stage must let it; what they found is kept, also when"
            + " they refuse. Who was in production before makes room.",
    customSynopsis =
        "lathe promote NAME VERSION [--to STAGE] [--because WHY] [--instead VERSION] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe promote income 1.1.0|@",
      "  @|bold lathe promote income 1.1.0 --to staging --because \"better on the old\"|@"
    })
final class PromoteCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
  String name = "";

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      description = "1.4.2, MLflow's integer, @alias, or a stage that holds one.")
  String version = "";

  @Option(
      names = "--to",
      order = HelpText.OTHER - 3,
      paramLabel = "STAGE",
      description = "Where to; production when nobody says.")
  String stage = Words.PRODUCTION;

  @Option(
      names = "--because",
      order = HelpText.OTHER - 2,
      paramLabel = "WHY",
      description = "The reason, which the log keeps.")
  Optional<String> because = Optional.empty();

  @Option(
      names = "--instead",
      order = HelpText.OTHER - 1,
      paramLabel = "VERSION",
      description = "The version that is thought to be there; another one refuses the move.")
  Optional<String> instead = Optional.empty();

  @Mixin final HomeOptions home = new HomeOptions();

  PromoteCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var of = new OfModel(home.project, name);
    Move move = home.ask(console, new PromoteVersion(of, version, stage, because, instead));
    home.told(console, move.orRefused(), PromoteCommand::tell);
  }

  static void tell(Console console, Move move) {
    Output out = console.out();
    out.line("%s is in %s".formatted(move.transition().name(), move.transition().to()));
    for (Evidence one : move.evidence()) {
      out.paragraph("  ", Style.FAINT, "%s: %s".formatted(one.gate(), one.found()));
    }
  }
}
