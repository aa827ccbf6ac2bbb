package dev.lathe.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives every option an environment variable: `--time-column` is `LATHE_TIME_COLUMN`. What is
/// written on the command line goes before it.
///
/// @param environment the variables that are set
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  /// The variable of an option.
  static String variable(OptionSpec option) {
    String name = option.longestName().substring(2);
    return "LATHE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
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

  private static String yes(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "y", "on" -> "true";
      case "0", "no", "n", "off" -> "false";
      default -> value;
    };
  }
}
