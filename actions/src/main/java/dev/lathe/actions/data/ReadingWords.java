package dev.lathe.actions.data;

import dev.lathe.actions.Argument;
import dev.lathe.actions.Place;
import dev.lathe.actions.UsageException;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.io.Dialect;
import dev.lathe.io.Reading;
import dev.lathe.query.Access;
import dev.lathe.query.TableSource;
import java.util.List;
import java.util.Optional;

/// How data are to be read; what is not said is found out.
///
/// @param delimiter what stands between two cells
/// @param quote what encloses cells that hold a delimiter
/// @param noHeader whether the first row holds values
/// @param encoding how text became bytes
/// @param missing further markers of missing values
/// @param allow folders that a query may read beside the working folder
/// @param origin how far the rows can be trusted
public record ReadingWords(
    @Argument("what stands between two cells: one character, or a word such as tab")
        Optional<String> delimiter,
    @Argument("what encloses cells that hold a delimiter: one character, or none")
        Optional<String> quote,
    @Argument("the first row holds values") boolean noHeader,
    @Argument("utf-8, utf-16le, utf-16be, latin-1 or windows-1252") Optional<String> encoding,
    @Argument("further markers of missing values; !None takes a usual one away")
        List<String> missing,
    @Argument("folders that a query may read beside the working folder") List<String> allow,
    @Argument("measured or simulated: how far the rows can be trusted") Optional<String> origin) {
  /// What a word for data may be.
  public static final String DATA = "a file, a glob, - for standard input, or a query";

  /// How long such a word may be, in UTF-16 units: a query may be.
  public static final int LONGEST_DATA = 50_000;

  /// Everything is found out.
  public static final ReadingWords PLAIN =
      new ReadingWords(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  /// Copies the lists.
  public ReadingWords {
    missing = List.copyOf(missing);
    allow = List.copyOf(allow);
  }

  /// How to read.
  ///
  /// @throws UsageException when a word means nothing
  public Reading reading() {
    try {
      var dialect =
          new Dialect(
              delimiter.map(each -> character("--delimiter", each)),
              quote.map(each -> character("--quote", each)),
              noHeader ? Optional.of(false) : Optional.empty(),
              encoding);
      return new Reading().dialect(dialect).missing(missing).nature(nature());
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /// The data that a word names.
  public TableSource source(Place place, String data) {
    return TableSource.of(data, new Access(allow.stream().map(place::path).toList(), place.in()));
  }

  /// All rows of the data that a word names, where relative files begin at the place.
  ///
  /// @throws UsageException when a word means nothing
  public Frame frame(Place place, String data) {
    return source(place, place.data(data)).read(reading()).frame();
  }

  private Origin.Nature nature() {
    return origin
        .map(each ->
            switch (Names.known("origin", each, List.of("measured", "simulated"))) {
              case "measured" -> Origin.Nature.MEASURED;
              default -> Origin.Nature.SIMULATED;
            })
        .orElse(Origin.Nature.UNKNOWN);
  }

  private static char character(String option, String written) {
    return switch (written) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab", "\\t" -> '\t';
      case "bar", "pipe" -> '|';
      case "space" -> ' ';
      case "none", "" -> Dialect.NO_QUOTE;
      default -> {
        if (written.length() == 1) yield written.charAt(0);
        throw new UsageException("%s must be one character, got '%s'".formatted(option, written));
      }
    };
  }
}
