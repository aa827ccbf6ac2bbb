package dev.lathe.report.page;

import dev.lathe.frame.Field;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import java.util.List;
import java.util.stream.Collectors;

/// How to predict with a model.
///
/// @param command on the command line
/// @param java in a program
public record Usage(String command, String java) {
  private static final int MOST = 6;
  private static final String INDENT = "    ";

  static Usage of(Model model) {
    Output output = model.signature().output();
    return new Usage(
        """
        lathe predict model.lathe new.csv --out predictions.csv
        lathe evaluate model.lathe labelled.csv\
        """,
        """
        var model = Model.load(Path.of("model.lathe"));
        var answer = model.predict(
            Map.ofEntries(
        %s));
        %s\
        """
            .formatted(
                entries(model.signature().inputs().fields()),
                output.kind().classes()
                    ? "String label = answer.label();"
                    : "double value = answer.value();"));
  }

  private static String entries(List<Field> inputs) {
    if (inputs.isEmpty()) return INDENT + INDENT + "// it reads no column";
    String some =
        inputs.stream()
            .limit(MOST)
            .map(field ->
                INDENT
                    + INDENT
                    + "Map.entry(%s, %s)".formatted(literal(field.name()), value(field)))
            .collect(Collectors.joining(",\n"));
    int more = inputs.size() - MOST;
    if (more <= 0) return some;
    return some + " /* and %s */".formatted(Figures.count(more, "more column"));
  }

  private static String value(Field field) {
    return switch (field.type()) {
      case NUMBERS -> "1.5";
      case CATEGORIES -> "\"a level\"";
      case YES_NO -> "true";
      case TIME -> "LocalDate.of(2026, 1, 31)";
      case TEXT -> "\"some text\"";
    };
  }

  /// A string as Java writes it.
  static String literal(String text) {
    String plain =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return '"' + plain + '"';
  }
}
