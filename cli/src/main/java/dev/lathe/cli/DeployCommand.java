package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.serve.AnswerRows;
import dev.lathe.actions.serve.DeployVersions;
import dev.lathe.actions.serve.FollowStage;
import dev.lathe.actions.serve.ListDeployments;
import dev.lathe.actions.serve.OfDeployment;
import dev.lathe.actions.serve.PostTruths;
import dev.lathe.actions.serve.RollBackDeployment;
import dev.lathe.actions.serve.ShowDeployment;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Tally;
import dev.lathe.track.serve.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists deployments, lets versions answer, asks them, and tells how they did.
@Command(
    name = "deploy",
    header = "Lets versions answer under a name, asks them, and tells how they do.",
    description =
        "Lists what answers under which name. With NAME tells who answers and how well; with PARTs"
            + " lets these versions answer: alone, sharing (income:1.1.0=10%%), or as shadows"
            + " (income:1.2.0=shadow).",
    customSynopsis =
        "lathe deploy [NAME [PART… | --follow MODEL | --rollback | --answer DATA | --truths DATA]] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe deploy live income:1.0.0|@",
      "  @|bold lathe deploy live income:1.0.0 income:1.1.0=10%%|@",
      "  @|bold lathe deploy live --follow income|@",
      "  @|bold lathe deploy live --answer new.csv --key person|@",
      "  @|bold lathe deploy live --answer - --delimiter tab < new.tsv|@",
      "  @|bold lathe deploy live --truths known.csv|@"
    })
final class DeployCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A deployment.")
  Optional<String> name = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PART",
      description = "MODEL:VERSION, with =10%% for a share or =shadow.")
  List<String> parts = List.of();

  @Option(
      names = "--follow",
      order = HelpText.OTHER - 9,
      paramLabel = "MODEL",
      description = "Let whatever version of MODEL is in --stage answer.")
  Optional<String> follow = Optional.empty();

  @Option(
      names = "--stage",
      order = HelpText.OTHER - 8,
      paramLabel = "STAGE",
      description = "The stage to follow; production when nobody says.")
  String stage = Words.PRODUCTION;

  @Option(
      names = "--rollback",
      order = HelpText.OTHER - 7,
      description = "Go back to who answered before.")
  boolean rollback;

  @Option(
      names = "--answer",
      order = HelpText.OTHER - 6,
      paramLabel = "DATA",
      description = "Ask about every row of DATA; prints ids and answers as CSV.")
  Optional<String> answer = Optional.empty();

  @Option(
      names = "--key",
      order = HelpText.OTHER - 5,
      paramLabel = "C",
      description = "The column of whoever a row is about: the same one meets the same version.")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--truths",
      order = HelpText.OTHER - 4,
      paramLabel = "DATA",
      description = "Post what was true after all: rows with columns id and truth.")
  Optional<String> truths = Optional.empty();

  @Option(
      names = "--keep-inputs",
      order = HelpText.OTHER - 3,
      description = "A new deployment keeps what it was asked, not only its hash.")
  boolean values;

  @Option(
      names = "--because",
      order = HelpText.OTHER - 2,
      paramLabel = "WHY",
      description = "The reason, which the history keeps.")
  Optional<String> because = Optional.empty();

  @Mixin final ReadingOptions options = new ReadingOptions();
  @Mixin final HomeOptions home = new HomeOptions();

  DeployCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    long asked =
        Stream.of(
                !parts.isEmpty(),
                follow.isPresent(),
                rollback,
                answer.isPresent(),
                truths.isPresent())
            .filter(it -> it)
            .count();
    if (asked > 1) {
      throw new UsageException(
          "one thing at a time: PARTs, --follow, --rollback, --answer or --truths");
    }
    if (name.isPresent()) {
      one(new OfDeployment(home.project, name.get()));
    } else if (asked > 0) {
      throw new UsageException("NAME is missing");
    } else {
      home.tell(console, new ListDeployments(home.project), DeployCommand::list);
    }
  }

  private void one(OfDeployment of) {
    if (!parts.isEmpty()) {
      home.tell(console, new DeployVersions(of, parts, values, because), DeployCommand::said);
    } else if (follow.isPresent()) {
      home.tell(console, new FollowStage(of, follow.get(), stage, values), DeployCommand::said);
    } else if (rollback) {
      home.tell(console, new RollBackDeployment(of, because), DeployCommand::said);
    } else if (answer.isPresent()) {
      var rows = new AnswerRows(of, answer.get(), key, options.words());
      home.tell(console, rows, DeployCommand::answers);
    } else if (truths.isPresent()) {
      home.tell(
          console,
          new PostTruths(of, truths.get(), "id", "truth", options.words()),
          (at, found) ->
              at.out()
                  .line(
                      "%s posted, %s not known yet"
                          .formatted(
                              Figures.count(found.posted(), "truth"),
                              Figures.count(found.unknown()))));
    } else {
      home.tell(console, new ShowDeployment(of), DeployCommand::show);
    }
  }

  private static void said(Console console, Deployment now) {
    int others = now.split().arms().size() - 1;
    String who =
        now.follows()
            .map(stand -> "follows " + stand.stage())
            .orElse(
                others == 0
                    ? "answers with one version"
                    : "answers with %s versions".formatted(others + 1));
    console.out().line("%s %s (split %s)".formatted(now.name(), who, now.split().sequence()));
  }

  private static String parts(List<ListDeployments.Part> parts) {
    return parts.stream()
        .map(part ->
            part.shadow()
                ? part.version() + " as a shadow"
                : "%s %s".formatted(part.version(), Figures.share(part.share())))
        .collect(Collectors.joining(", "));
  }

  private static void list(Console console, ListDeployments.Result found) {
    if (found.deployments().isEmpty()) {
      console.out().line("nothing answers; 'lathe deploy NAME MODEL:VERSION' lets a version");
      return;
    }
    var table = new Table().fixed("deployment").fixed("since").fixed("").text("who answers");
    for (ListDeployments.Row row : found.deployments()) {
      Deployment each = row.deployment();
      String follows = each.follows().map(stand -> "follows " + stand.stage()).orElse("");
      table.row(
          List.of(
              new Cell(each.name().name(), Style.NAME),
              new Cell(Words.time(each.split().told().time())),
              new Cell(each.retired().isPresent() ? "retired" : follows),
              new Cell(parts(row.parts()))));
    }
    table.print(console.out());
  }

  private static void answers(Console console, AnswerRows.Result found) {
    Output out = console.out();
    out.line("id,version,prediction,probability");
    for (AnswerRows.Answer each : found.answers()) {
      String value = each.value().map(Figures::plain).orElse("");
      out.line(
          "%s,%s,%s"
              .formatted(
                  each.id(),
                  each.version(),
                  each.label().map(label -> quoted(label) + "," + value).orElse(value + ",")));
    }
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(at -> at == ',' || at == '"' || at < ' ');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static void show(Console console, ShowDeployment.Result found) {
    Output out = console.out();
    Deployment shown = found.deployment();
    out.line(out.in(Style.STRONG, shown.name().toString()));
    shown.follows().ifPresent(to -> out.paragraph("  follows  ", Style.FAINT, to.stage()));
    var table = new Table().left("version").right("share").right("truths").text("how well");
    for (int arm = 0; arm < found.parts().size(); arm++) {
      ListDeployments.Part part = found.parts().get(arm);
      Tally tally = found.tallies().get(arm);
      table.row(
          List.of(
              new Cell(part.version(), Style.NAME),
              new Cell(part.shadow() ? "shadow" : Figures.share(part.share())),
              new Cell(Figures.count(tally.outcomes())),
              new Cell(how(tally))));
    }
    table.print(out);
    for (Verdict verdict : found.verdicts()) out.paragraph("  ", Style.PLAIN, text(verdict));
    var day = found.health().day();
    out.heading("Last 24 hours");
    out.line(
        "  %s, %s failed, half within %s ms, 99 of 100 within %s ms"
            .formatted(
                Figures.count(day.predictions(), "prediction"),
                Figures.count(day.failures()),
                millis(day.latency().median().toNanos()),
                millis(day.latency().p99().toNanos())));
    out.heading("History");
    var splits = new Table().right("split").fixed("since").fixed("how").fixed("who").text("why");
    for (var split : found.history()) {
      splits.row(
          List.of(
              new Cell(Figures.count(split.sequence())),
              new Cell(Words.time(split.told().time())),
              new Cell(split.kind().key()),
              new Cell(split.told().person()),
              new Cell(split.told().reason())));
    }
    splits.print(out);
  }

  private static String how(Tally tally) {
    if (tally.outcomes() == 0) return "";
    return tally.shares()
        ? Figures.share(tally.mean()) + " right"
        : Figures.figure(tally.mean()) + " off in the mean";
  }

  private static String text(Verdict verdict) {
    if (verdict.better().isEmpty()) {
      return "whether one of them is better is not sure yet";
    }
    boolean second = verdict.better().get().equals(verdict.second().version());
    return "the %s is better: by %s to %s, and looking often does not make it look so"
        .formatted(
            second ? "second" : "first",
            Figures.figure(Math.min(Math.abs(verdict.low()), Math.abs(verdict.high()))),
            Figures.figure(Math.max(Math.abs(verdict.low()), Math.abs(verdict.high()))));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }
}
