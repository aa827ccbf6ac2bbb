package dev.lathe.report.page;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A row as it might come, for examples: of each column the value in the middle or the most
/// frequent, as Java writes it. It exists column by column, and is nobody's row.
///
/// @param literals by column; what a column never holds is not there
public record Typical(Map<String, String> literals) {
  /// Of a model whose rows are not at hand.
  public static final Typical UNKNOWN = new Typical(Map.of());

  /// Of these rows.
  public static Typical of(Frame frame, List<String> columns) {
    Map<String, String> literals = new LinkedHashMap<>();
    for (String name : columns) {
      if (!frame.has(name)) continue;
      Column column = frame.column(name);
      if (column.missing() < column.rows()) literals.put(name, literal(column));
    }
    return new Typical(literals);
  }

  private static String literal(Column column) {
    return switch (column) {
      case Numbers numbers -> Numbers.text(middle(numbers));
      case Categories categories -> Usage.literal(commonest(categories));
      case YesNo answers -> String.valueOf(mostly(answers));
      case Times times -> Usage.literal(first(times));
      case Texts _ -> "\"some text\"";
    };
  }

  /// The lower of the two in the middle, so that it is a value that was there.
  private static double middle(Numbers numbers) {
    double[] values = Arrays.stream(numbers.toArray()).filter(Double::isFinite).sorted().toArray();
    return values.length == 0 ? 0 : values[(values.length - 1) / 2];
  }

  private static String commonest(Categories categories) {
    int[] counts = categories.counts();
    int most = 0;
    for (int code = 1; code < categories.levels().size(); code++) {
      if (counts[code] > counts[most]) most = code;
    }
    return categories.levels().get(most);
  }

  private static boolean mostly(YesNo answers) {
    long yes = IntStream.range(0, answers.rows()).filter(row -> answers.code(row) == 1).count();
    return 2 * yes >= answers.rows() - answers.missing();
  }

  private static String first(Column column) {
    int row = 0;
    while (column.missing(row)) row++;
    return column.text(row);
  }
}
