package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Prints the script that lets bash and zsh complete commands and options.
@Command(
    name = "completion",
    header = "Prints a script for completion in bash and zsh.",
    description = "Prints a script that lets bash and zsh complete commands and options.",
    customSynopsis = "lathe completion",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold source <(lathe completion)|@                       in this shell",
      "  @|bold echo 'source <(lathe completion)' >> ~/.bashrc|@   in every one"
    })
final class CompletionCommand implements Runnable {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    CommandLine lathe = new Program(console).line();
    console.out().print(AutoComplete.bash("lathe", lathe));
  }
}
