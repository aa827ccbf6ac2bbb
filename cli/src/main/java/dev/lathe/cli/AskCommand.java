package dev.lathe.cli;

import dev.lathe.actions.Answer;
import dev.lathe.actions.Local;
import dev.lathe.actions.Offer;
import dev.lathe.actions.Offers;
import dev.lathe.actions.Refused;
import dev.lathe.actions.Slot;
import dev.lathe.actions.Terms;
import dev.lathe.actions.UsageException;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.learn.RunListener;
import dev.lathe.report.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Any action by its name.
@Command(
    name = "ask",
    header = "Asks for any action by its name, or lists them.",
    description =
        "Lists the actions. With ACTION alone tells its arguments; with key=value asks for it and"
            + " prints what comes of it, as JSON. What destroys tells first what it would do, and does"
            + " it with --yes.",
    customSynopsis = "lathe ask [ACTION [KEY=VALUE]… [--key K] [--yes]] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe ask|@",
      "  @|bold lathe ask create-project name=fraud|@",
      "  @|bold lathe ask purge-runs days=30 --yes|@"
    })
final class AskCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", description = "What to ask for.")
  Optional<String> action = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "Its arguments.")
  List<String> words = List.of();

  @Option(
      names = "--key",
      order = HelpText.OTHER - 2,
      paramLabel = "K",
      description = "A key of your own: asked again with it, nothing is done twice.")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--yes",
      order = HelpText.OTHER - 1,
      description = "Say yes to what is destroyed.")
  boolean yes;

  @Mixin final HomeOptions home = new HomeOptions();

  AskCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (action.isEmpty()) {
      list();
      return;
    }
    Offer offer = Offers.named(action.get());
    boolean needs = offer.form().fields().stream().anyMatch(Slot::required);
    if (words.isEmpty() && needs) describe(offer);
    else ask(offer);
  }

  private void list() {
    if (home.json) {
      console.out().line(Json.text(Offers.list().stream().map(AskCommand::document).toList()));
      return;
    }
    var table = new Table().fixed("action").fixed("family").fixed("needs").text("what it does");
    for (Offer offer : Offers.list()) {
      table.row(
          List.of(
              new Cell(offer.name(), Style.NAME),
              new Cell(offer.family()),
              new Cell(offer.asks().needs().key()),
              new Cell(offer.asks().does())));
    }
    table.print(console.out());
  }

  private static Map<String, Object> document(Offer offer) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", offer.name());
    document.put("family", offer.family());
    document.put("does", offer.asks().does());
    document.put("needs", offer.asks().needs());
    document.put("effect", offer.asks().effect());
    document.put("arguments", offer.form().schema());
    return document;
  }

  private void describe(Offer offer) {
    Output out = console.out();
    if (home.json) {
      out.line(Json.text(document(offer)));
      return;
    }
    out.line(out.in(Style.STRONG, offer.name()));
    out.paragraph("  ", Style.PLAIN, offer.asks().does());
    var table = new Table().fixed("argument").fixed("").text("what it is");
    for (Slot field : offer.form().fields()) {
      table.row(
          List.of(
              new Cell(field.key(), Style.NAME),
              new Cell(field.required() ? "" : "optional"),
              new Cell(field.limits().value())));
    }
    table.print(out);
  }

  private void ask(Offer offer) {
    var typed = new LinkedHashMap<String, String>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) throw new UsageException("'%s' is no KEY=VALUE".formatted(word));
      typed.put(word.substring(0, equals), word.substring(equals + 1));
    }
    var asked = offer.form().read(offer.form().typed(typed));
    Terms terms = key.map(Terms.PLAIN::key).orElse(Terms.PLAIN);
    try (Local local = home.open(console)) {
      Answer<?> answer;
      try {
        answer = local.gateway().ask(local.asker(RunListener.NONE), asked, terms);
      } catch (Refused e) {
        if (!yes || e.reason() != Refused.Reason.APPROVAL) throw e;
        console.warn(String.valueOf(e.getMessage()));
        answer =
            local.gateway().ask(local.asker(RunListener.NONE), asked, terms.approval(e.approval()));
      }
      console
          .out()
          .line(answer.value().isPresent() ? Json.text(answer.value().get()) : answer.text());
    }
  }
}
