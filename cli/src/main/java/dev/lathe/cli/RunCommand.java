package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.train.DeleteRun;
import dev.lathe.actions.train.RestoreRun;
import dev.lathe.actions.train.ShowRun;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.run.Run;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells all of a run, hides it, or brings it back.
@Command(
    name = "run",
    header = "Tells all that is known of a run, hides it, or brings it back.",
    description =
        "Tells all that is known of a run. With --delete hides it, with --restore brings it back.",
    customSynopsis = "lathe run RUN [--delete | --restore] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe run 019ca9450a0076198a583ca4949ef5be|@",
      "  @|bold lathe run 019ca9450a0076198a583ca4949ef5be --delete|@"
    })
final class RunCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "Its id, as 'lathe runs' lists it.")
  String run = "";

  @Option(
      names = "--delete",
      order = HelpText.OTHER - 2,
      description = "Hide it; --restore brings it back.")
  boolean delete;

  @Option(names = "--restore", order = HelpText.OTHER - 1, description = "Bring it back.")
  boolean restore;

  @Mixin final HomeOptions home = new HomeOptions();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (delete && restore) throw new UsageException("--delete does not go with --restore");
    if (delete) home.tell(console, new DeleteRun(run), (at, gone) -> said(at, gone, "is deleted"));
    else if (restore)
      home.tell(console, new RestoreRun(run), (at, there) -> said(at, there, "is back"));
    else home.tell(console, new ShowRun(run), RunCommand::tell);
  }

  private static void said(Console console, Run run, String what) {
    console.out().line("run %s '%s' %s".formatted(run.id(), run.name(), what));
  }

  private static void tell(Console console, ShowRun.Result found) {
    Output out = console.out();
    Run run = found.run();
    out.line(out.in(Style.STRONG, run.name()));
    out.paragraph("  state       ", Style.FAINT, state(run));
    out.paragraph("  experiment  ", Style.FAINT, found.experiment());
    out.paragraph("  started     ", Style.FAINT, Words.time(run.times().started()));
    run.times()
        .ended()
        .ifPresent(end -> out.paragraph("  ended       ", Style.FAINT, Words.time(end)));
    for (var input : found.inputs()) {
      out.paragraph(
          "  " + "%-10s  ".formatted(input.role()),
          Style.FAINT,
          "%s, %s, %s"
              .formatted(
                  input.origin().source(),
                  Figures.count(input.origin().rows(), "row"),
                  input.origin().nature().key()));
    }
    pairs(out, "Settings", found.params());
    pairs(out, "Notes", found.tags());
    var figures = new Table().left("").right("");
    found.metrics().entrySet().stream()
        .filter(metric -> !metric.getKey().contains("/"))
        .forEach(metric ->
            figures.row(
                List.of(
                    new Cell(metric.getKey(), Style.NAME),
                    new Cell(Figures.figure(metric.getValue())))));
    out.heading("Figures");
    figures.print(out);
    out.heading("Artifacts");
    for (var artifact : found.artifacts()) {
      out.line("  %s  %s".formatted(artifact.path(), Figures.bytes(artifact.content().size())));
    }
  }

  private static String state(Run run) {
    String reason = run.state().reason();
    return Words.lower(run.state().status()) + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static void pairs(Output out, String heading, Map<String, String> pairs) {
    if (pairs.isEmpty()) return;
    out.heading(heading);
    var table = new Table().left("").left("");
    pairs.forEach((name, value) -> table.row(List.of(new Cell(name, Style.NAME), new Cell(value))));
    table.print(out);
  }
}
