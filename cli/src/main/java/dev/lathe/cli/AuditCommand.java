package dev.lathe.cli;

import dev.lathe.actions.Local;
import dev.lathe.actions.Terms;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.people.ListAudit;
import dev.lathe.actions.people.VerifyAudit;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.report.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists what was done, or verifies that the list is what it was.
@Command(
    name = "audit",
    header = "Lists what was done and by whom, or verifies that nobody changed the list.",
    description =
        "Lists what was done, the newest first. 'lathe audit verify' looks at every row of the chain,"
            + " names the first that does not hold, and prints the head, to be kept elsewhere.",
    customSynopsis = "lathe audit [verify [--head N:HASH]] [--most N] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {"  @|bold lathe audit|@", "  @|bold lathe audit verify|@"})
final class AuditCommand implements Runnable {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "verify",
      description = "Look at every row.")
  Optional<String> what = Optional.empty();

  @Option(
      names = "--head",
      order = HelpText.OTHER - 2,
      paramLabel = "N:HASH",
      description = "A head that was kept elsewhere, to compare with.")
  Optional<String> head = Optional.empty();

  @Option(
      names = "--most",
      order = HelpText.OTHER - 1,
      paramLabel = "N",
      description = "At most this many; 20 when nobody says.")
  int most = 20;

  @Mixin final HomeOptions home = new HomeOptions();

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (what.isEmpty()) {
      home.tell(console, new ListAudit(Optional.empty(), most), AuditCommand::list);
    } else if (what.get().equals("verify")) {
      verify();
    } else {
      throw new UsageException(
          "'%s' means nothing here; did you mean 'verify'?".formatted(what.get()));
    }
  }

  private static void list(Console console, ListAudit.Result found) {
    var table =
        new Table().right("row").fixed("when").fixed("who").fixed("what").fixed("").text("with");
    for (var row : found.rows()) {
      var entry = row.entry();
      table.row(
          List.of(
              new Cell(Long.toString(row.sequence()), Style.FAINT),
              new Cell(Words.time(row.time())),
              new Cell(entry.person()),
              new Cell(entry.action(), Style.NAME),
              new Cell(Words.lower(entry.outcome())),
              new Cell((entry.arguments() + " " + entry.detail()).strip())));
    }
    table.print(console.out());
  }

  private void verify() {
    VerifyAudit.Result found;
    try (Local local = home.open(console)) {
      found = local.ask(new VerifyAudit(head), Terms.PLAIN).value().orElseThrow();
    }
    if (home.json) console.out().line(Json.text(found));
    if (found.broken().isPresent()) {
      throw new IllegalArgumentException("the audit does not hold: " + found.broken().get().what());
    }
    if (home.json) return;
    console.out().line("the audit holds: " + Figures.count(found.rows(), "row"));
    console.out().line("head  " + found.head());
  }
}
