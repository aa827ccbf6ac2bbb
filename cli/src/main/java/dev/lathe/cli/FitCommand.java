package dev.lathe.cli;

import dev.lathe.actions.Local;
import dev.lathe.actions.Terms;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.train.FitInput;
import dev.lathe.actions.train.FitKeeping;
import dev.lathe.actions.train.FitModel;
import dev.lathe.actions.train.FitOutput;
import dev.lathe.cli.console.Console;
import dev.lathe.learn.RunListener;
import dev.lathe.report.Json;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a model and says how good it is.
@Command(
    name = "fit",
    header = "Finds the best model for a column, and says how good it is.",
    description =
        "Tries learners on the data, picks the best by cross-validation, scores it on rows it has"
            + " not seen, and writes the model and a report. It says what it decided and why.",
    customSynopsis = "lathe fit DATA --target T [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe fit titanic.csv --target survived|@",
      "  @|bold lathe fit train.csv --target price --test test.csv --out price-model|@",
      "  @|bold lathe fit visits.csv --target bought --group customer --drop visit|@",
      "  @|bold lathe fit homes.csv --target price --learner random-forest --set trees=500|@",
      "  @|bold lathe fit payments.csv --kind anomaly|@",
      "  @|bold lathe fit june.csv --from lathe-out/may-bought --set trees=100|@",
      "  @|bold lathe fit clicks.csv.gz --target clicked --streamed|@",
      "  @|bold lathe fit \"select * from 'a.parquet' where year > 2020\" --target churned|@"
    })
final class FitCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DATA", description = Words.DATA)
  String data = "";

  @Option(
      names = "--test",
      order = HelpText.WHAT + 1,
      paramLabel = "FILE",
      description = "Rows to score on; without it 20 %% of DATA are held out.")
  Optional<String> test = Optional.empty();

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "DIR",
      description = "The folder to write; lathe-out/<data>-<target> when nobody says.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the folder if it exists.")
  boolean force;

  @Option(
      names = "--json",
      order = HelpText.WHERE + 2,
      description = "The report as one JSON document on standard output.")
  boolean json;

  @Option(
      names = "--experiment",
      order = HelpText.WHERE + 3,
      paramLabel = "E",
      description = "The experiment of the run that is left in LATHE_HOME.")
  Optional<String> experiment = Optional.empty();

  @Option(
      names = "--no-track",
      order = HelpText.WHERE + 4,
      description = "Leave no run in LATHE_HOME; 'lathe runs' lists those there are.")
  boolean noTrack;

  @Option(
      names = "--job",
      order = HelpText.WHERE + 5,
      description = "Only put it into the queue; 'lathe jobs --work' does what is there.")
  boolean job;

  @Option(
      names = "--priority",
      order = HelpText.WHERE + 6,
      paramLabel = "N",
      description = "With --job: the greater goes first, -100 to 100; 0 when nobody says.")
  Optional<Integer> priority = Optional.empty();

  @Mixin final LearningOptions learning = new LearningOptions();
  @Mixin final BoostingOptions boosting = new BoostingOptions();
  @Mixin final ReadingOptions options = new ReadingOptions();

  FitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    FitModel asked = asked();
    if (job) {
      queue(asked);
      return;
    }
    if (priority.isPresent()) throw new UsageException("--priority goes with --job");
    FitModel.Result result = Desk.watch(console, asked);
    if (!result.run().missing().isEmpty()) {
      String said =
          result.run().id().isPresent()
              ? "the run is on record, but %s"
              : "the run is not on record: %s; --no-track does without";
      console.warn(said.formatted(result.run().missing()));
    }
    var text = new FitText(console);
    if (json) text.json(result.folder());
    else text.tell(result.loaded(), result.fitted(), result.folder());
    if (!json) result.run().id().ifPresent(text::recorded);
  }

  private void queue(FitModel asked) {
    if (data.equals("-"))
      throw new UsageException("- does not go with --job: nobody is there then");
    if (noTrack) throw new UsageException("--no-track does not go with --job: a job is on record");
    try (var local = new Local(console.place())) {
      var terms = new NewJob.Terms(priority.orElse(0), NewJob.Terms.PLAIN.attempts());
      Job queued = local.gateway().queue(local.asker(RunListener.NONE), asked, terms, Terms.PLAIN);
      if (json) console.out().line(Json.text(queued));
      else console.out().line("job %s waits; 'lathe jobs' tells why".formatted(queued.id()));
    }
  }

  private FitModel asked() {
    return new FitModel(
        new FitInput(data, test, boosting.streamed, boosting.from, boosting.refitLeaves),
        learning.aim(),
        learning.roles(),
        learning.manner(),
        new FitOutput(
            job ? Optional.of(console.folder().toAbsolutePath().toString()) : Optional.empty(),
            out,
            force,
            learning.date),
        new FitKeeping("default", experiment, noTrack),
        options.words());
  }
}
