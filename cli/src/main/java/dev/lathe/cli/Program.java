package dev.lathe.cli;

import dev.lathe.actions.Nearest;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// Runs command lines: finds the command, and tells what goes wrong.
///
/// ```java
/// int code = new Program(Console.system()).run("learners");
/// ```
public final class Program {
  private static final int WIDEST_HELP = 110;

  private final Console console;

  /// On this console.
  public Program(Console console) {
    this.console = console;
  }

  /// Runs one command line.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 the command line is wrong, 130 interrupted
  public int run(String... arguments) {
    String name = "lathe";
    boolean json = List.of(arguments).contains("--json") || console.says("LATHE_JSON");
    try {
      CommandLine line = line();
      warnOfVariables(line);
      if (arguments.length == 0) {
        console.err().print(help(line));
        return Failure.USAGE;
      }
      CommandLine.ParseResult parsed = parse(line, plain(arguments));
      CommandLine asked = last(parsed).commandSpec().commandLine();
      name = asked.getCommandSpec().qualifiedName();
      if (asked.isUsageHelpRequested()) console.out().print(help(asked));
      else if (asked.isVersionHelpRequested()) console.out().print(version(asked));
      else if (asked.getCommand() instanceof Runnable command) command.run();
      return 0;
    } catch (ParameterException e) {
      return fail(
          e,
          Usage.failure(e, arguments),
          e.getCommandLine().getCommandSpec().qualifiedName(),
          json);
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      if (Failure.brokenPipe(e)) return 0;
      boolean stopped = Thread.currentThread().isInterrupted();
      return fail(e, stopped ? Failure.stopped() : Failure.of(e), name, json);
    }
  }

  private void warnOfVariables(CommandLine line) {
    Set<String> known =
        line.getSubcommands().values().stream()
            .flatMap(each -> each.getCommandSpec().options().stream())
            .filter(EnvironmentDefaults::applies)
            .map(EnvironmentDefaults::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : new EnvironmentDefaults(console.environment()).unknown(known)) {
      console.warn(
          "the environment sets '%s', which no option has%s"
              .formatted(name, Nearest.hint(name, known)));
    }
  }

  private int fail(Throwable thrown, Failure failure, String command, boolean json) {
    try {
      if (console.says("LATHE_DEBUG")) console.err().print(Failure.trace(thrown));
      failure.tell(console, command, json);
    } catch (java.io.UncheckedIOException _) {
      // Nobody listens on standard error; the exit code still tells.
    }
    return failure.code();
  }

  /// The commands and their options.
  CommandLine line() {
    var line = new CommandLine(new LatheCommand());
    line.addSubcommand(new FitCommand(console));
    line.addSubcommand(new PredictCommand(console));
    line.addSubcommand(new EvaluateCommand(console));
    line.addSubcommand(new ProfileCommand(console));
    line.addSubcommand(new ShowCommand(console));
    line.addSubcommand(new ImportCommand(console));
    line.addSubcommand(new LearnersCommand(console));
    line.addSubcommand(new RunsCommand(console));
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new CompareCommand(console));
    line.addSubcommand(new RegisterCommand(console));
    line.addSubcommand(new ModelsCommand(console));
    line.addSubcommand(new PromoteCommand(console));
    line.addSubcommand(new RollbackCommand(console));
    line.addSubcommand(new DeployCommand(console));
    line.addSubcommand(new EventsCommand(console));
    line.addSubcommand(new JobsCommand(console));
    line.addSubcommand(new AuditCommand(console));
    line.addSubcommand(new UsersCommand(console));
    line.addSubcommand(new TokenCommand(console));
    line.addSubcommand(new BackupCommand(console));
    line.addSubcommand(new RestoreCommand(console));
    line.addSubcommand(new AskCommand(console));
    line.addSubcommand(new JobChildCommand(console));
    line.addSubcommand(new CompletionCommand(console));
    line.setDefaultValueProvider(new EnvironmentDefaults(console.environment()));
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(false);
    Converters.install(line);
    HelpText.install(line);
    return line;
  }

  private static CommandLine.ParseResult parse(CommandLine line, String[] arguments) {
    CommandLine.ParseResult parsed = line.parseArgs(arguments);
    if (!parsed.hasSubcommand() && !line.isUsageHelpRequested() && !line.isVersionHelpRequested()) {
      throw new ParameterException(line, "a command is missing");
    }
    return parsed;
  }

  /// `help fit` is another way to say `fit --help`.
  private static String[] plain(String[] arguments) {
    if (!arguments[0].equals("help")) return arguments;
    List<String> asked = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    asked.add("--help");
    return asked.toArray(String[]::new);
  }

  private static CommandLine.ParseResult last(CommandLine.ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  private String help(CommandLine line) {
    Terminal terminal = console.out().terminal();
    line.setUsageHelpWidth(
        Math.clamp(terminal.width(), 60, terminal.interactive() ? WIDEST_HELP : 80));
    return text(line, true);
  }

  private String version(CommandLine line) {
    return text(line, false);
  }

  private String text(CommandLine line, boolean help) {
    Ansi ansi = console.out().terminal().color() ? Ansi.ON : Ansi.OFF;
    var text = new StringWriter();
    try (var writer = new PrintWriter(text)) {
      if (help) line.usage(writer, ansi);
      else line.printVersionHelp(writer, ansi);
    }
    return text.toString().replace("\r\n", "\n");
  }
}
