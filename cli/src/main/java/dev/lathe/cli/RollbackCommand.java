package dev.lathe.cli;

import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.RollBack;
import dev.lathe.cli.console.Console;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings back the version that was in a stage before.
@Command(
    name = "rollback",
    header = "Brings back the version that was in production before.",
    description =
        "Brings back the version of the model NAME that was in production, or in --stage, before the"
            + " one that is there. No gate is asked: it has passed them. Twice is there and back.",
    customSynopsis = "lathe rollback NAME [--stage STAGE] [--because WHY] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe rollback income|@",
      "  @|bold lathe rollback income --because \"too many complaints\"|@"
    })
final class RollbackCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
  String name = "";

  @Option(
      names = "--stage",
      order = HelpText.OTHER - 2,
      paramLabel = "STAGE",
      description = "Which stage; production when nobody says.")
  String stage = Words.PRODUCTION;

  @Option(
      names = "--because",
      order = HelpText.OTHER - 1,
      paramLabel = "WHY",
      description = "The reason, which the log keeps.")
  Optional<String> because = Optional.empty();

  @Mixin final HomeOptions home = new HomeOptions();

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var of = new OfModel(home.project, name);
    home.tell(console, new RollBack(of, stage, because), PromoteCommand::tell);
  }
}
