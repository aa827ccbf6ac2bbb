package dev.lathe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives every option an environment variable: `--time-column` is `LATHE_TIME_COLUMN`. What is
/// written on the command line goes before it.
///
/// @param environment the variables that are set
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  private static final String PREFIX = "LATHE_";

  /// Variables that belong to no option.
  static final Set<String> OTHERS =
      Set.of(
          "LATHE_JVM",
          "LATHE_MAVEN_ARGS",
          "LATHE_DEBUG",
          "LATHE_HOME",
          "LATHE_DATA",
          "LATHE_ARTIFACTS",
          "LATHE_ARTIFACTS_ENDPOINT",
          "LATHE_DATABASE_USER",
          "LATHE_DATABASE_PASSWORD");

  /// The variable of an option.
  static String variable(OptionSpec option) {
    String name = option.longestName().substring(2);
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Whether an option may have a variable: all but those that ask for help.
  static boolean applies(OptionSpec option) {
    return !option.usageHelp() && !option.versionHelp();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !applies(option)) return null;
    String value = environment.getOrDefault(variable(option), "");
    if (value.isEmpty()) return null;
    boolean flag = option.typeInfo().isBoolean();
    return flag ? yes(value) : value;
  }

  /// The variables that look like ours and mean nothing, in order: most likely misspelt.
  ///
  /// @param options the variables of all options
  List<String> unknown(Set<String> options) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !options.contains(name) && !OTHERS.contains(name))
        .sorted()
        .toList();
  }

  private static String yes(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "y", "on" -> "true";
      case "0", "no", "n", "off" -> "false";
      default -> value;
    };
  }
}
