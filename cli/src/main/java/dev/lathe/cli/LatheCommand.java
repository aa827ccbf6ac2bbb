package dev.lathe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command that holds all others.
@Command(
    name = "lathe",
    versionProvider = Version.class,
    synopsisHeading = "",
    customSynopsis = "lathe: from a table of data to a model that can be trusted.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "",
      "  @|bold lathe fit|@ churn.csv --target churned",
      "        tries learners, picks the best, says how good it is and why",
      "  @|bold lathe predict|@ lathe-out/churn-churned new.csv --out scored.csv",
      "        uses it on new rows",
      "  @|bold lathe evaluate|@ lathe-out/churn-churned later.csv",
      "        sees how it holds up on rows whose answers are known",
      "  @|bold lathe profile|@ churn.csv",
      "        looks at the data first"
    },
    footer = {
      "",
      "Data is a CSV file (also gzip), Parquet, JSON lines, several such files as",
      "'part-*.csv', - for standard input, or a query:",
      "\"select * from 'sales.parquet' where year > 2020\".",
      "",
      "@|bold lathe COMMAND --help|@ shows examples and options. Each option has an",
      "environment variable too: --seed is LATHE_SEED, --time-column LATHE_TIME_COLUMN."
    })
final class LatheCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 900,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 901,
      description = "Show the version of Lathe and of Java.")
  boolean version;
}
