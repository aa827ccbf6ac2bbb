package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.registry.AddGate;
import dev.lathe.actions.registry.FindVersions;
import dev.lathe.actions.registry.ListModels;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.registry.OfModels;
import dev.lathe.actions.registry.RemoveGate;
import dev.lathe.actions.registry.ShowRegistered;
import dev.lathe.actions.registry.ShowVersion;
import dev.lathe.actions.registry.WhoWas;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Version;
import dev.lathe.track.registry.VersionName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists models, tells one's versions and history, finds versions, sets gates.
@Command(
    name = "models",
    header = "Lists models, tells of one or of a version, finds versions, sets gates.",
    description =
        "Lists the models of the project. With NAME tells its versions, gates and what happened to"
            + " it; with VERSION beside it, how that was made and where it stood. --at tells who"
            + " was in production at a time. --gate puts a gate before a stage of NAME, or without NAME"
            + " before that of every model of the project.",
    customSynopsis =
        "lathe models [NAME [VERSION | --at TIME]] [--gate KIND | --no-gate ID] [--find WORDS] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe models income|@",
      "  @|bold lathe models income --at 2026-03-01T12:00:00Z|@",
      "  @|bold lathe models income --gate no-worse,margin=0.01|@",
      "  @|bold lathe models --gate trusted-origin|@   before every model",
      "  @|bold lathe models --find \"income gradient\"|@"
    })
final class ModelsCommand implements Runnable {
  private static final int MOST = 1_000;

  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A model.")
  Optional<String> name = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "1.4.2, MLflow's integer, @alias, or a stage that holds one.")
  Optional<String> version = Optional.empty();

  @Option(
      names = "--find",
      order = HelpText.OTHER - 5,
      paramLabel = "WORDS",
      description = "Versions that are known by words that begin so.")
  Optional<String> words = Optional.empty();

  @Option(
      names = "--at",
      order = HelpText.OTHER - 4,
      paramLabel = "TIME",
      description = "Who was in --stage then, as 2026-03-01T12:00:00Z.")
  Optional<String> at = Optional.empty();

  @Option(
      names = "--gate",
      order = HelpText.OTHER - 3,
      paramLabel = "KIND",
      description =
          "Put a gate before --stage, with its settings behind commas: score-bar, no-worse,"
              + " trusted-origin, same-signature, came-through.")
  Optional<String> gate = Optional.empty();

  @Option(
      names = "--no-gate",
      order = HelpText.OTHER - 2,
      paramLabel = "ID",
      description = "Take this gate away.")
  Optional<String> noGate = Optional.empty();

  @Option(
      names = "--stage",
      order = HelpText.OTHER - 1,
      paramLabel = "STAGE",
      description = "Which stage is meant; production when nobody says.")
  String stage = Words.PRODUCTION;

  @Mixin final HomeOptions home = new HomeOptions();

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    long asked = Stream.of(version, words, at, gate, noGate).filter(Optional::isPresent).count();
    if (asked > 1) {
      throw new UsageException("one thing at a time: VERSION, --find, --at, --gate or --no-gate");
    }
    if (words.isPresent()) {
      home.tell(console, new FindVersions(home.project, words.get(), MOST), ModelsCommand::found);
    } else if (gate.isPresent() || noGate.isPresent()) {
      gates(new OfModels(home.project, name));
    } else if (name.isPresent()) {
      one(new OfModel(home.project, name.get()));
    } else if (asked > 0) {
      throw new UsageException("NAME is missing");
    } else {
      home.tell(console, new ListModels(home.project, Optional.empty(), MOST), ModelsCommand::list);
    }
  }

  private void one(OfModel of) {
    if (version.isPresent()) {
      home.tell(console, new ShowVersion(of, version.get()), ModelsCommand::version);
    } else if (at.isPresent()) {
      home.tell(console, new WhoWas(of, stage, at.get()), ModelsCommand::was);
    } else {
      home.tell(console, new ShowRegistered(of), ModelsCommand::model);
    }
  }

  private void gates(OfModels of) {
    if (gate.isPresent()) {
      String[] parts = gate.get().split(",", -1);
      home.tell(console, new AddGate(of, stage, parts[0], settings(parts)), ModelsCommand::gate);
    } else {
      home.tell(console, new RemoveGate(of, noGate.orElse("")), ModelsCommand::gone);
    }
  }

  private static Map<String, String> settings(String[] parts) {
    var settings = new LinkedHashMap<String, String>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new UsageException("'%s' is no setting of a gate; write key=value".formatted(part));
      }
      settings.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return settings;
  }

  private static void list(Console console, ListModels.Result found) {
    if (found.models().isEmpty()) {
      console.out().line("no models; 'lathe register' makes the first version of one");
      gates(console.out(), found.gates());
      return;
    }
    var table = new Table().fixed("model").fixed("newest").fixed("changed").text("stages");
    for (ListModels.Row row : found.models()) {
      table.row(
          List.of(
              new Cell(row.model().name().name(), Style.NAME),
              new Cell(row.model().newest().map(Object::toString).orElse("")),
              new Cell(Words.time(row.model().updated())),
              new Cell(stages(row.stages()))));
    }
    table.print(console.out());
    gates(console.out(), found.gates());
  }

  private static String stages(Map<String, List<String>> stages) {
    return stages.entrySet().stream()
        .map(stage -> "%s %s".formatted(stage.getKey(), String.join(" ", stage.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static void found(Console console, FindVersions.Result found) {
    if (found.versions().isEmpty()) console.out().line("nothing is known by these words");
    else versions(console.out(), found.versions());
  }

  private static void versions(Output out, List<Version> versions) {
    var table =
        new Table().fixed("version").fixed("stage").fixed("registered").left("learner").text("why");
    for (Version version : versions) {
      table.row(
          List.of(
              new Cell(version.name().toString(), Style.NAME),
              new Cell(version.stage()),
              new Cell(Words.time(version.note().created())),
              new Cell(version.facts().making().learner()),
              new Cell(version.note().why())));
    }
    table.print(out);
  }

  private static void model(Console console, ShowRegistered.Result found) {
    Output out = console.out();
    out.line(out.in(Style.STRONG, found.model().name().toString()));
    if (!found.model().about().isEmpty()) {
      out.paragraph("  ", Style.PLAIN, found.model().about());
    }
    out.paragraph("  stages   ", Style.FAINT, String.join(" ", found.ladder()));
    found
        .aliases()
        .forEach((alias, number) -> out.paragraph("  @" + alias + "  ", Style.FAINT, number));
    found.tags().forEach((tag, value) -> out.paragraph("  " + tag + "  ", Style.FAINT, value));
    out.heading("Versions");
    versions(out, found.versions());
    gates(out, found.gates());
    out.heading("What happened");
    moves(out, found.happened());
  }

  private static void gates(Output out, List<ShowRegistered.Guard> all) {
    if (all.isEmpty()) return;
    out.heading("Gates");
    var gates = new Table().fixed("before").fixed("gate").left("settings").fixed("of").fixed("id");
    for (ShowRegistered.Guard gate : all) {
      gates.row(
          List.of(
              new Cell(gate.stage()),
              new Cell(gate.kind(), Style.NAME),
              new Cell(pairs(gate.settings())),
              new Cell(gate.every() ? "every model" : "this one"),
              new Cell(gate.id())));
    }
    gates.print(out);
  }

  private static String pairs(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void moves(Output out, List<Transition> moves) {
    var table = new Table().fixed("when").fixed("version").fixed("what").fixed("who").text("why");
    for (Transition line : moves) {
      table.row(
          List.of(
              new Cell(Words.time(line.told().time())),
              new Cell(line.name().number().toString(), Style.NAME),
              new Cell(what(line)),
              new Cell(line.told().person()),
              new Cell(line.told().reason())));
    }
    table.print(out);
  }

  private static String what(Transition line) {
    return switch (line.kind()) {
      case REGISTERED -> "registered";
      case MOVED -> "to " + line.to();
      case DISPLACED -> "made room, to " + line.to();
      case ROLLED_BACK -> "back to " + line.to();
      case REFUSED -> "refused for " + line.to();
      case DELETED -> "deleted";
    };
  }

  private static void version(Console console, ShowVersion.Result found) {
    Output out = console.out();
    Version version = found.version();
    out.line(out.in(Style.STRONG, version.name().toString()));
    out.paragraph("  stage    ", Style.FAINT, version.stage());
    out.paragraph("  why      ", Style.FAINT, version.note().why());
    out.paragraph("  learner  ", Style.FAINT, version.facts().making().learner());
    out.paragraph(
        "  rows     ",
        Style.FAINT,
        "%s, %s".formatted(version.facts().data().source(), version.facts().data().nature().key()));
    version.run().ifPresent(run -> out.paragraph("  run      ", Style.FAINT, run));
    out.paragraph("  file     ", Style.FAINT, version.file().hash());
    if (!version.note().text().isEmpty()) {
      out.paragraph("  notes    ", Style.FAINT, version.note().text());
    }
    found.tags().forEach((tag, value) -> out.paragraph("  " + tag + "  ", Style.FAINT, value));
    out.heading("Scores");
    var scores = new Table().left("").right("");
    version
        .facts()
        .scores()
        .forEach(score ->
            scores.row(
                List.of(new Cell(score.name(), Style.NAME), new Cell(CompareCommand.text(score)))));
    scores.print(out);
    out.heading("What happened");
    for (ShowVersion.Step step : found.happened()) {
      Transition line = step.transition();
      out.line(
          "  %s  %s  %s"
              .formatted(Words.time(line.told().time()), what(line), line.told().person()));
      for (var evidence : step.evidence()) {
        out.paragraph(
            "    " + (evidence.passed() ? "passed " : "failed "),
            Style.FAINT,
            "%s: %s".formatted(evidence.gate(), evidence.found()));
      }
    }
  }

  private static void was(Console console, WhoWas.Result found) {
    String there =
        found.versions().isEmpty()
            ? "nobody"
            : found.versions().stream()
                .map(VersionName::toString)
                .collect(Collectors.joining(", "));
    console
        .out()
        .line("%s was in %s at %s".formatted(there, found.stage(), Words.time(found.at())));
  }

  private static void gate(Console console, ShowRegistered.Guard gate) {
    console
        .out()
        .line(
            "%s stands before %s%s now (%s)"
                .formatted(
                    gate.kind(), gate.stage(), gate.every() ? " of every model" : "", gate.id()));
  }

  private static void gone(Console console, RemoveGate.Result gate) {
    console.out().line("the gate %s is gone".formatted(gate.gate()));
  }
}
