package dev.lathe.cli;

import dev.lathe.actions.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in our words.
final class Usage {
  private static final Pattern INVALID =
      Pattern.compile("Invalid value for option '(--[a-z-]+)'[^:]*: (.*)", Pattern.DOTALL);
  private static final Pattern NO_VALUE =
      Pattern.compile(
          "(?:Missing required parameter|Expected parameter) for option '(--[a-z-]+)'.*",
          Pattern.DOTALL);

  private Usage() {}

  static Failure failure(ParameterException e, String[] arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String hint = "'%s --help' shows examples and options".formatted(command.qualifiedName());
    return new Failure(sentence(e, command, arguments), hint, Failure.USAGE);
  }

  private static String sentence(ParameterException e, CommandSpec command, String[] arguments) {
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          unknown(unmatched.getUnmatched().getFirst(), command);
      case MissingParameterException missing when needs(missing) ->
          mistyped(command, arguments).orElseGet(() -> names(missing) + " is missing");
      case OverwrittenOptionException twice
          when twice.getOverwritten() instanceof OptionSpec option ->
          "%s is given twice".formatted(option.longestName());
      default -> invalid(e, arguments);
    };
  }

  /// A mistyped option is the likelier mistake than a missing one.
  private static Optional<String> mistyped(CommandSpec command, String[] arguments) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith("--") && each.length() > 2)
        .map(each -> each.split("=", 2)[0])
        .filter(each -> !command.optionsMap().containsKey(each))
        .findFirst()
        .map(each -> unknown(each, command));
  }

  private static boolean needs(MissingParameterException e) {
    return !NO_VALUE.matcher(String.valueOf(e.getMessage())).matches();
  }

  private static String names(MissingParameterException e) {
    List<String> names =
        e.getMissing().stream()
            .map(argument ->
                argument instanceof OptionSpec option
                    ? option.longestName() + " " + option.paramLabel()
                    : argument.paramLabel())
            .toList();
    return String.join(" and ", names);
  }

  private static String unknown(String written, CommandSpec command) {
    boolean option = written.startsWith("-") && written.length() > 1;
    if (option) {
      String name = written.split("=", 2)[0];
      List<String> names =
          command.options().stream().flatMap(each -> Arrays.stream(each.names())).toList();
      return "there is no option '%s'%s".formatted(name, Nearest.hint(name, names));
    }
    if (!command.subcommands().isEmpty()) {
      return "there is no command '%s'%s"
          .formatted(written, Nearest.hint(written, command.subcommands().keySet()));
    }
    return "'%s' is one word too many; put quotes around a name or query that has spaces"
        .formatted(written);
  }

  private static String invalid(ParameterException e, String[] arguments) {
    String message = String.valueOf(e.getMessage());
    ArgSpec argument = e.getArgSpec();
    var invalid = INVALID.matcher(message);
    if (invalid.matches()) {
      return "%s %s%s".formatted(invalid.group(1), invalid.group(2), source(argument, arguments));
    }
    var missing = NO_VALUE.matcher(message);
    return missing.matches() ? missing.group(1) + " needs a value" : message;
  }

  // An option that nobody wrote came from the environment.
  private static String source(ArgSpec argument, String[] arguments) {
    if (!(argument instanceof OptionSpec option)) return "";
    boolean written =
        Arrays.stream(arguments).anyMatch(each -> each.startsWith(option.longestName()));
    return written ? "" : " (from %s)".formatted(EnvironmentDefaults.variable(option));
  }
}
