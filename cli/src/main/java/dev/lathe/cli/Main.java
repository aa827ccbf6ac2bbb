package dev.lathe.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `lathe` command.
@Command(
    name = "lathe",
    description = "From a table of data to a model that can be trusted.",
    version = "lathe",
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
