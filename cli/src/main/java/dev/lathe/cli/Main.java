package dev.lathe.cli;

import dev.lathe.cli.console.Console;

/// Where the process begins and ends.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    var interruption = Interruption.watch();
    int code = new Program(Console.system()).run(arguments);
    interruption.over();
    System.exit(code);
  }
}
