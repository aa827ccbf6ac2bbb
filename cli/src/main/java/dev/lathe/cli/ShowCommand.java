package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.models.ShowModel;
import dev.lathe.actions.models.ShowTree;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.frame.Field;
import dev.lathe.learn.Card;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Model;
import dev.lathe.learn.Score;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Signature;
import dev.lathe.learn.additive.AdditiveModel;
import dev.lathe.learn.additive.Curve;
import dev.lathe.learn.additive.Term;
import dev.lathe.learn.tree.Forest;
import dev.lathe.learn.tree.SingleTree;
import dev.lathe.report.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what a model is, where it comes from and how good it is.
@Command(
    name = "show",
    header = "Tells what a model is and where it comes from.",
    description = "Tells what a model is, where it comes from and how good it is.",
    customSynopsis = "lathe show MODEL [--tree N [--format text|dot|json]] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe show lathe-out/titanic-survived|@",
      "  @|bold lathe show model.lathe --json|@",
      "  @|bold lathe show model.lathe --tree 0 --format dot | dot -Tsvg > tree.svg|@"
    })
final class ShowCommand implements Runnable {
  private static final int COLUMNS = 40;
  private static final int TERMS = 15;
  private static final int BAR = 20;
  private static final int LINES = 100;

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "MODEL",
      description = "A model file, or the folder that fit wrote.")
  String model = "";

  @Option(
      names = "--tree",
      order = HelpText.OTHER,
      paramLabel = "N",
      description = "One tree of the model alone; they are numbered from 0.")
  Optional<Integer> tree = Optional.empty();

  @Option(
      names = "--format",
      order = HelpText.OTHER,
      paramLabel = "FORMAT",
      description = "How to show a tree: text, dot (Graphviz) or json; text when nobody says.")
  Optional<String> format = Optional.empty();

  @Option(
      names = "--json",
      order = HelpText.OTHER,
      description = "One JSON document on standard output.")
  boolean json;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (format.isPresent() && tree.isEmpty()) {
      throw new UsageException("--format is for a tree; name it with --tree");
    }
    if (tree.isPresent()) {
      String how = format.orElse(json ? "json" : "text");
      console.out().print(Desk.ask(console, new ShowTree(model, tree.get(), how)).text());
      return;
    }
    var asked = new ShowModel(model);
    ShowModel.Result read = Desk.ask(console, asked);
    if (json) console.out().line(Json.text(asked.document(read)));
    else tell(read.model(), read.bytes(), read.steps());
  }

  private void tell(Model model, long bytes, List<String> steps) {
    head(model, bytes, steps);
    settings(model);
    inputs(model.signature());
    drawing(model);
    terms(model);
    var text = new CardText(console);
    text.decisions(model.card());
    text.warnings(model.card());
    text.leaderboard(model.card(), Map.of());
    text.scores(model.card());
    text.strangest(model.card());
    text.importances(model.card());
  }

  private void head(Model model, long bytes, List<String> steps) {
    Output out = console.out();
    Card card = model.card();
    out.line(out.in(Style.STRONG, model.learner().name()) + " " + output(model.signature()));
    var table = new Table().fixed("").text("");
    table.row(
        List.of(
            new Cell("learned from", Style.FAINT),
            new Cell(
                "%s, %s, %s origin"
                    .formatted(
                        card.data().source(),
                        Figures.count(card.data().rows(), "row"),
                        card.data().nature().key()))));
    table.row(List.of(new Cell("content", Style.FAINT), new Cell(card.data().hash())));
    card.split()
        .ifPresent(
            split -> table.row(List.of(new Cell("split", Style.FAINT), new Cell(split.how()))));
    Card.Provenance made = card.provenance();
    made.former()
        .ifPresent(former ->
            table.row(List.of(new Cell("goes on from", Style.FAINT), new Cell(former.model()))));
    table.row(
        List.of(
            new Cell("made by", Style.FAINT),
            new Cell(
                "Lathe %s on Java %s, seed %s%s"
                    .formatted(
                        made.lathe(),
                        made.jdk(),
                        made.seed(),
                        made.date().map(", "::concat).orElse("")))));
    table.row(
        List.of(
            new Cell("size", Style.FAINT),
            new Cell(
                "%s, %s to score a row"
                    .formatted(Figures.bytes(bytes), Figures.count(model.work(), "step")))));
    outOfBag(model)
        .ifPresent(score ->
            table.row(
                List.of(
                    new Cell("out of bag", Style.FAINT),
                    new Cell("%s %s".formatted(score.name(), Figures.figure(score.value()))))));
    if (!steps.isEmpty()) {
      table.row(List.of(new Cell("recipe", Style.FAINT), new Cell(String.join(", ", steps))));
    }
    table.print(out);
  }

  /// A tree that can be read, or as much of it as a screen holds.
  private static Optional<Score> outOfBag(Model model) {
    return switch (model) {
      case Forest forest -> forest.outOfBag();
      case AdditiveModel additive -> additive.outOfBag();
      default -> Optional.empty();
    };
  }

  /// What an additive model adds up, the terms that do most.
  private void terms(Model model) {
    if (!(model instanceof AdditiveModel additive) || additive.terms().isEmpty()) return;
    Output out = console.out();
    List<Term> terms = additive.terms();
    out.heading(
        "Adds up %s, by the mean size of what each adds"
            .formatted(Figures.count(terms.size(), "term")));
    double most = terms.getFirst().importance();
    int digits = Figures.digits(most);
    var table = new Table().left("").fixed("").right("").left("");
    for (Term term : terms.subList(0, Math.min(TERMS, terms.size()))) {
      String bar = Figures.bar(term.importance() / most, BAR, out.terminal().unicode());
      table.row(
          List.of(
              new Cell(term.name()),
              new Cell(bar, Style.NAME),
              new Cell(Figures.number(term.importance(), digits)),
              new Cell(ends(term), Style.FAINT)));
    }
    table.print(out);
    if (terms.size() > TERMS) {
      out.line(out.in(Style.FAINT, "  and %s more".formatted(terms.size() - TERMS)));
    }
  }

  /// Where a curve is lowest and highest.
  private static String ends(Term term) {
    if (!(term instanceof Curve curve)) return "";
    var byValue = Comparator.comparingDouble(Curve.Piece::value);
    return "%s … %s"
        .formatted(
            curve.pieces().stream().min(byValue).map(Curve.Piece::label).orElse(""),
            curve.pieces().stream().max(byValue).map(Curve.Piece::label).orElse(""));
  }

  private void drawing(Model model) {
    if (!(model instanceof SingleTree tree)) return;
    Output out = console.out();
    out.heading("Tree of %s leaves".formatted(Figures.count(tree.leaves())));
    List<String> lines = tree.drawing().lines().toList();
    for (String line : lines.subList(0, Math.min(LINES, lines.size()))) out.line("  " + line);
    if (lines.size() > LINES) {
      out.line(out.in(Style.FAINT, "  and %s more nodes".formatted(lines.size() - LINES)));
    }
  }

  private static String output(Signature signature) {
    var output = signature.output();
    String what = "predicts %s (%s)".formatted(output.target(), output.kind().key());
    return switch (output.kind()) {
      case BINARY ->
          "%s: %s, or %s from a probability of %s"
              .formatted(
                  what,
                  output.levels().getFirst(),
                  output.levels().getLast(),
                  dev.lathe.frame.Numbers.text(output.threshold()));
      case MULTICLASS -> "%s: one of %s classes".formatted(what, output.levels().size());
      case REGRESSION, COUNT -> what;
      case ANOMALY ->
          "finds anomalies: rows from a score of %s on"
              .formatted(dev.lathe.frame.Numbers.text(output.threshold()));
      case RANKING -> "%s: an order within each %s".formatted(what, output.group().orElse(""));
    };
  }

  private void settings(Model model) {
    Map<String, String> settings = Settings.values((Record) model.learner());
    if (settings.isEmpty()) return;
    Output out = console.out();
    Map<String, String> usual = Settings.values((Record) Catalogue.learner(model.learner().name()));
    out.heading("Settings");
    var table = new Table().fixed("").right("").fixed("");
    settings.forEach((key, value) -> {
      String other = usual.getOrDefault(key, value);
      boolean changed = !other.equals(value);
      table.row(
          List.of(
              new Cell(key, Style.NAME),
              new Cell(value, changed ? Style.STRONG : Style.PLAIN),
              new Cell(changed ? "usually " + other : "", Style.FAINT)));
    });
    table.print(out);
  }

  private void inputs(Signature signature) {
    Output out = console.out();
    List<Field> fields = signature.inputs().fields();
    out.heading("Reads %s".formatted(Figures.count(fields.size(), "column")));
    var table = new Table().left("").fixed("");
    for (Field field : fields.subList(0, Math.min(COLUMNS, fields.size()))) {
      table.row(List.of(new Cell(field.name()), new Cell(field.type().key(), Style.FAINT)));
    }
    table.print(out);
    if (fields.size() > COLUMNS) {
      out.line(out.in(Style.FAINT, "  and %s more".formatted(fields.size() - COLUMNS)));
    }
  }
}
