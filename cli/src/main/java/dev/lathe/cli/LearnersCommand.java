package dev.lathe.cli;

import dev.lathe.actions.models.ListLearners;
import dev.lathe.actions.models.ShowLearner;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Settings;
import dev.lathe.learn.TaskKind;
import dev.lathe.report.Json;
import dev.lathe.report.LearnerDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists what can learn, or all settings of one.
@Command(
    name = "learners",
    header = "Lists the learners, or the settings of one.",
    description = "Lists the learners, or the settings of one of them.",
    customSynopsis = "lathe learners [NAME] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe learners|@                     what there is, and for which tasks",
      "  @|bold lathe learners random-forest|@       its settings, for --set key=value"
    })
final class LearnersCommand implements Runnable {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A learner, to see its settings.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--json",
      order = HelpText.OTHER,
      description = "One JSON document on standard output.")
  boolean json;

  LearnersCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Output out = console.out();
    if (name.isPresent()) {
      LearnerDocument learner = Desk.ask(console, new ShowLearner(name.get()));
      if (json) out.line(Json.text(learner));
      else describe(learner);
      return;
    }
    List<LearnerDocument> all = Desk.ask(console, new ListLearners()).learners();
    if (json) {
      out.line(Json.text(all));
      return;
    }
    var table = new Table().fixed("learner").fixed("learns").text("what it is");
    for (LearnerDocument each : all) {
      table.row(
          List.of(
              new Cell(each.name(), Style.NAME), new Cell(brief(each)), new Cell(each.summary())));
    }
    table.print(out);
    out.line();
    out.line("'lathe learners NAME' shows settings, 'lathe fit … --learner NAME' uses one.");
  }

  /// The kinds in few words: classes of any number, numbers and counts together.
  private static String brief(LearnerDocument learner) {
    var kinds = new LinkedHashSet<String>();
    if (learner.kinds().containsAll(TaskKind.allSupervised())) return "every target";
    for (TaskKind kind : learner.kinds()) {
      kinds.add(
          switch (kind) {
            case BINARY, MULTICLASS -> "classes";
            case REGRESSION, COUNT -> "numbers";
            case RANKING, ANOMALY -> kind.key();
          });
    }
    return String.join(", ", kinds);
  }

  private static String kinds(LearnerDocument learner) {
    boolean everything = learner.kinds().containsAll(TaskKind.allSupervised());
    return everything ? "every target" : keys(learner.kinds(), TaskKind::key);
  }

  private static <T> String keys(List<T> list, Function<T, String> key) {
    return list.stream().map(key).collect(Collectors.joining(", "));
  }

  private void describe(LearnerDocument learner) {
    Output out = console.out();
    out.line(out.in(Style.STRONG, learner.name()));
    out.paragraph("  ", Style.PLAIN, learner.summary());
    out.line();
    out.paragraph("  learns  ", Style.FAINT, kinds(learner));
    if (!learner.traits().isEmpty()) {
      out.paragraph("  traits  ", Style.FAINT, keys(learner.traits(), Entry.Trait::key));
    }
    out.paragraph("  source  ", Style.FAINT, learner.reference());
    out.line();
    var table = new Table().fixed("setting").right("default").text("meaning");
    for (Settings.Item item : learner.settings()) {
      boolean choice = item.type().contains("|");
      String meaning = choice ? item.meaning() + " (" + item.type() + ")" : item.meaning();
      table.row(
          List.of(new Cell(item.key(), Style.NAME), new Cell(item.value()), new Cell(meaning)));
    }
    table.print(out);
    out.line();
    String example =
        learner.settings().stream()
            .findFirst()
            .map(item -> " --set %s=%s".formatted(item.key(), item.value()))
            .orElse("");
    String target = learner.kinds().contains(TaskKind.ANOMALY) ? "--kind anomaly" : "--target y";
    out.line("lathe fit data.csv %s --learner %s%s".formatted(target, learner.name(), example));
  }
}
