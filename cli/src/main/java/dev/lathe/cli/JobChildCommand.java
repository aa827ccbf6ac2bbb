package dev.lathe.cli;

import dev.lathe.actions.work.JobChild;
import dev.lathe.cli.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The process in which a job is done; started by `lathe jobs --work` and by nobody else.
@Command(name = "job-child", hidden = true)
final class JobChildCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "JOB")
  String job = "";

  JobChildCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    new JobChild(console.place(), console.out().stream())
        .run(job, () -> Runtime.getRuntime().halt(Failure.INTERRUPTED));
  }
}
