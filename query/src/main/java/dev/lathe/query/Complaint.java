package dev.lathe.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What DuckDB complains of, in our words: what is wrong, and what to do.
final class Complaint {
  private static final Pattern ACCESS = Pattern.compile("Cannot access file \"(.*)\" - .*");
  private static final Pattern NO_FILE =
      Pattern.compile("No files found that match the pattern \"(.*)\".*");
  private static final Pattern NO_TABLE = Pattern.compile("Table with name (.*) does not exist!.*");
  private static final Pattern NO_FUNCTION =
      Pattern.compile("[A-Za-z ]*Function with name \"?([^\" ]*)\"? (is not in|does not exist).*");
  private static final Pattern NO_COLUMN =
      Pattern.compile("Referenced column \"(.*)\" not found in FROM clause!.*");
  private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");
  private static final Pattern NETWORK = Pattern.compile("[a-z0-9]+://.*");

  private Complaint() {}

  /// The sentence for a message of DuckDB.
  static String sentence(String message) {
    String first = KIND.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
    Matcher access = ACCESS.matcher(first);
    if (access.matches()) return access(access.group(1));
    Matcher noFile = NO_FILE.matcher(first);
    if (noFile.matches()) return "there is no file '%s'".formatted(noFile.group(1));
    Matcher noTable = NO_TABLE.matcher(first);
    if (noTable.matches()) return noTable(noTable.group(1));
    Matcher noFunction = NO_FUNCTION.matcher(first);
    if (noFunction.matches()) {
      return "queries have no function '%s'".formatted(noFunction.group(1));
    }
    Matcher noColumn = NO_COLUMN.matcher(first);
    if (noColumn.matches()) {
      return "no column is named '%s' in what it reads".formatted(noColumn.group(1));
    }
    return first;
  }

  private static String access(String file) {
    if (NETWORK.matcher(file).matches()) {
      return "'%s' is on a network; a query reads files of this machine only".formatted(file);
    }
    return "it may not read '%s', only files under the working folder; name the folder with --allow to let it"
        .formatted(file);
  }

  private static String noTable(String name) {
    boolean file = name.contains("/") || name.contains("\\");
    return file
        ? "'%s' has no ending that tells what it holds; say read_csv('%s'), and name its folder with --allow"
            .formatted(name, name)
        : "there is no table '%s'; name a file in single quotes, as in select * from 'people.csv'"
            .formatted(name);
  }
}
