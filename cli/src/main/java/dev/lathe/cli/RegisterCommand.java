package dev.lathe.cli;

import dev.lathe.actions.Action;
import dev.lathe.actions.registry.Noted;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.RegisterModel;
import dev.lathe.actions.registry.RegisterRun;
import dev.lathe.cli.console.Console;
import dev.lathe.track.registry.Version;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers a model as the next version of a name.
@Command(
    name = "register",
    header = "Registers a model as the next version of a name.",
    description =
        "Keeps a model file, or the model that a run left, as the next version of NAME. Its number"
            + " is by rule: major when what goes in or comes out changed, minor when it was made"
            + " otherwise or its score moved beyond its interval, else patch.",
    customSynopsis = "lathe register MODEL|RUN --name NAME [--number N] [--notes TEXT] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe register lathe-out/adult-income --name income|@",
      "  @|bold lathe register 019ca9450a0076198a583ca4949ef5be --name income --notes \"with 2026\"|@"
    })
final class RegisterCommand implements Runnable {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "MODEL|RUN",
      description = "A model file, the folder that fit wrote, or the id of a run.")
  String what = "";

  @Option(
      names = "--name",
      order = HelpText.OTHER - 3,
      required = true,
      paramLabel = "NAME",
      description = "Of which model it is a version.")
  String name = "";

  @Option(
      names = "--number",
      order = HelpText.OTHER - 2,
      paramLabel = "N",
      description = "A number higher than the rule gives, as 2.0.0.")
  Optional<String> number = Optional.empty();

  @Option(
      names = "--notes",
      order = HelpText.OTHER - 1,
      paramLabel = "TEXT",
      description = "What people are to know of it.")
  Optional<String> notes = Optional.empty();

  @Mixin final HomeOptions home = new HomeOptions();

  RegisterCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var of = new OfModel(home.project, name);
    var noted = new Noted(number, notes);
    Action<Version> action =
        Words.isRun(what) ? new RegisterRun(of, what, noted) : new RegisterModel(of, what, noted);
    home.tell(console, action, RegisterCommand::tell);
  }

  private static void tell(Console console, Version version) {
    console
        .out()
        .line(
            "%s is registered in %s: %s"
                .formatted(version.name(), version.stage(), version.note().why()));
  }
}
