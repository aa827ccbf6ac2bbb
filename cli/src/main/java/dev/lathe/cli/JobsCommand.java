package dev.lathe.cli;

import dev.lathe.actions.Local;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.watch.CancelJob;
import dev.lathe.actions.watch.ListJobs;
import dev.lathe.actions.watch.ShowJob;
import dev.lathe.actions.work.JobProcess;
import dev.lathe.actions.work.JobWorker;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.job.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists jobs, tells one's story, or stops it.
@Command(
    name = "jobs",
    header = "Lists jobs, tells the story of one, or stops it.",
    description =
        "Lists jobs, each that waits with the reason. With JOB tells its story, with --cancel stops it."
            + " --work does what is in the queue.",
    customSynopsis = "lathe jobs [JOB [--cancel] | --work [--once]] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe jobs|@",
      "  @|bold lathe jobs 019ca945-0a00-7619-8a58-3ca4949ef5be --cancel|@"
    })
final class JobsCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "JOB", description = "The id of one.")
  Optional<String> job = Optional.empty();

  @Option(names = "--cancel", order = HelpText.OTHER - 2, description = "Stop the job.")
  boolean cancel;

  @Option(
      names = "--most",
      order = HelpText.OTHER - 1,
      paramLabel = "N",
      description = "At most this many; 20 when nobody says.")
  int most = 20;

  @Option(
      names = "--work",
      order = HelpText.OTHER - 6,
      description = "Do what is in the queue, each job in a process of its own, until stopped.")
  boolean work;

  @Option(
      names = "--once",
      order = HelpText.OTHER - 5,
      description = "With --work: stop when nothing is due.")
  boolean once;

  @Option(
      names = "--places",
      order = HelpText.OTHER - 4,
      paramLabel = "N",
      description = "With --work: how many jobs at a time; 1 when nobody says.")
  int places = 1;

  @Option(
      names = "--memory",
      order = HelpText.OTHER - 3,
      paramLabel = "MB",
      description =
          "With --work: megabytes that a job may take; else what this Java may, shared out.")
  Optional<Integer> memory = Optional.empty();

  @Mixin final HomeOptions home = new HomeOptions();

  JobsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (work) {
      work();
      return;
    }
    if (once) throw new UsageException("--once goes with --work");
    if (cancel && job.isEmpty()) throw new UsageException("--cancel needs a JOB");
    if (job.isEmpty()) {
      home.tell(console, new ListJobs(home.project, Optional.empty(), most), JobsCommand::list);
    } else if (cancel) {
      home.tell(console, new CancelJob(job.get(), Optional.empty()), JobsCommand::stopped);
    } else {
      home.tell(console, new ShowJob(job.get()), JobsCommand::story);
    }
  }

  private void work() {
    if (places < 1) throw new UsageException("--places must be 1 or more, got " + places);
    var share = JobProcess.Share.of(places, memory);
    var environment = new HashMap<>(home.environment(console));
    try (Local local = home.open(console)) {
      environment.put("LATHE_HOME", local.folder().toAbsolutePath().toString());
      var process = new JobProcess(List.of(Main.class.getName(), "job-child"), environment, share);
      var ears = new JobWorker.Ears(this::ended, trouble -> console.err().line(trouble));
      new JobWorker(local.store(), process).run(places, once, ears);
    }
  }

  private void ended(Job job) {
    String why = why(job, "");
    console
        .err()
        .line(
            "job %s %s%s"
                .formatted(
                    job.id(), Words.lower(job.state().status()), why.isEmpty() ? "" : ": " + why));
  }

  private static void list(Console console, ListJobs.Result found) {
    if (found.jobs().isEmpty()) {
      console.out().line("no jobs");
      return;
    }
    var table = new Table().fixed("job").fixed("state").fixed("asked").fixed("what").text("why");
    for (ListJobs.Shown shown : found.jobs()) {
      Job each = shown.job();
      table.row(
          List.of(
              new Cell(each.id(), Style.NAME),
              new Cell(Words.lower(each.state().status())),
              new Cell(Words.time(each.times().created())),
              new Cell(each.asked().action()),
              new Cell(why(shown.job(), shown.waits()))));
    }
    table.print(console.out());
  }

  private static String why(Job job, String waits) {
    if (!waits.isEmpty()) return waits;
    return job.state().reason().isEmpty() ? job.attempt().doing() : job.state().reason();
  }

  private static void stopped(Console console, Job job) {
    boolean over = job.state().status().over();
    console
        .out()
        .line("job %s %s".formatted(job.id(), over ? "is cancelled" : "stops as soon as it can"));
  }

  private static void story(Console console, ShowJob.Result found) {
    Output out = console.out();
    Job each = found.job();
    out.line(
        "%s  %s by %s"
            .formatted(
                out.in(Style.STRONG, each.asked().action()),
                Words.lower(each.state().status()),
                each.asked().person()));
    String why = why(each, found.waits());
    if (!why.isEmpty()) out.paragraph("  ", Style.PLAIN, why);
    var table = new Table().fixed("when").fixed("what").text("");
    for (var event : found.events()) {
      table.row(Words.time(event.time()), event.kind(), event.text());
    }
    table.print(out);
  }
}
