package dev.lathe.cli;

import dev.lathe.actions.data.ReadingWords;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How data are to be read; what is not said is found out.
final class ReadingOptions {
  @Option(
      names = "--delimiter",
      order = HelpText.READING,
      paramLabel = "C",
      description =
          "What stands between two cells: one character, or comma, semicolon, tab, bar, space.")
  Optional<String> delimiter = Optional.empty();

  @Option(
      names = "--quote",
      order = HelpText.READING + 1,
      paramLabel = "C",
      description = "What encloses cells that hold a delimiter: one character, or none.")
  Optional<String> quote = Optional.empty();

  @Option(
      names = "--no-header",
      order = HelpText.READING + 2,
      description = "The first row holds values; columns are named column_1, column_2 …")
  boolean noHeader;

  @Option(
      names = "--encoding",
      order = HelpText.READING + 3,
      paramLabel = "E",
      description = "utf-8, utf-16le, utf-16be, latin-1 or windows-1252.")
  Optional<String> encoding = Optional.empty();

  @Option(
      names = "--missing",
      order = HelpText.READING + 4,
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Further markers of missing values; !None takes a usual one away, ! alone takes all.")
  List<String> missing = List.of();

  @Option(
      names = "--allow",
      order = HelpText.READING + 5,
      paramLabel = "PATH",
      description = "A folder beside the working folder that a query may read; may be repeated.")
  List<String> allow = List.of();

  @Option(
      names = "--origin",
      order = HelpText.READING + 6,
      paramLabel = "O",
      description = "measured or simulated: how far the rows can be trusted.")
  Optional<String> origin = Optional.empty();

  /// The same as arguments.
  ReadingWords words() {
    return new ReadingWords(delimiter, quote, noHeader, encoding, missing, allow, origin);
  }
}
