package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.people.ListTokens;
import dev.lathe.actions.people.MakeToken;
import dev.lathe.actions.people.RevokeToken;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Token;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes, lists and ends tokens.
@Command(
    name = "token",
    header = "Makes, lists and ends the tokens by which programs are let in.",
    description =
        "Lists somebody's tokens. --make makes one and shows its secret, once; --revoke ends one.",
    customSynopsis =
        "lathe token USER [--make NAME [--role R] [--days N] | --revoke ID] [--project P] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe token ann --make nightly --role developer --project fraud --days 90|@",
      "  @|bold lathe token ann|@"
    })
final class TokenCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "USER", description = "Whose.")
  String user = "";

  @Option(
      names = "--make",
      order = HelpText.OTHER - 4,
      paramLabel = "NAME",
      description = "Make one; NAME says what it is for.")
  Optional<String> make = Optional.empty();

  @Option(
      names = "--role",
      order = HelpText.OTHER - 3,
      paramLabel = "R",
      description = "The most it may; viewer when nobody says.")
  String role = "viewer";

  @Option(
      names = "--days",
      order = HelpText.OTHER - 2,
      paramLabel = "N",
      description = "How long it is good; 90 days when nobody says.")
  int days = 90;

  @Option(
      names = "--revoke",
      order = HelpText.OTHER - 1,
      paramLabel = "ID",
      description = "End this one now.")
  Optional<String> revoke = Optional.empty();

  @Mixin final HomeOptions home = new HomeOptions();

  TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (make.isPresent() && revoke.isPresent()) {
      throw new UsageException("--make does not go with --revoke");
    }
    if (make.isPresent()) {
      var asked = new MakeToken(user, make.get(), home.project, Role.of(role), days);
      home.tell(console, asked, TokenCommand::made);
    } else if (revoke.isPresent()) {
      home.tell(
          console,
          new RevokeToken(revoke.get()),
          (at, token) -> at.out().line("token %s has ended".formatted(token.id())));
    } else {
      home.tell(console, new ListTokens(user), TokenCommand::list);
    }
  }

  private static void made(Console console, Token.Made made) {
    console.out().line(made.secret());
    console.warn("this is shown once; keep it where only its program can read it");
  }

  private static void list(Console console, ListTokens.Result found) {
    var table =
        new Table().fixed("token").fixed("role").fixed("project").fixed("ends").left("name");
    for (Token token : found.tokens()) {
      table.row(
          List.of(
              new Cell(token.id(), Style.NAME),
              new Cell(token.role().key()),
              new Cell(token.project()),
              new Cell(
                  token.times().revoked().isPresent()
                      ? "revoked"
                      : Words.time(token.times().expires())),
              new Cell(token.name())));
    }
    table.print(console.out());
  }
}
