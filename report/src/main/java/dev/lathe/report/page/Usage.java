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
  /// More columns than a person would write down; they come from a file.
  private static final int MOST = 60;

  private static final String INDENT = "    ";

  static Usage of(Model model, Typical typical) {
    Output output = model.signature().output();
    return new Usage(
        """
        lathe predict model.lathe new.csv --out predictions.csv
        lathe evaluate model.lathe labelled.csv\
        """,
        java(
            model.signature().inputs().fields(),
            typical,
            output.kind().classes() ? "String label" : "double value"));
  }

  private static String java(List<Field> inputs, Typical typical, String result) {
    String last = result.substring(result.indexOf(' ') + 1);
    if (inputs.size() > MOST) {
      return """
      var model = Model.load(Path.of("model.lathe"));
      var answers = model.predict(TableFile.read(Path.of("new.csv")));
      %s = answers.at(0).%s();\
      """
          .formatted(result, last);
    }
    return """
    var model = Model.load(Path.of("model.lathe"));
    var answer = model.predict(
        Map.ofEntries(
    %s));
    %s = answer.%s();\
    """
        .formatted(entries(inputs, typical), result, last);
  }

  private static String entries(List<Field> inputs, Typical typical) {
    if (inputs.isEmpty()) return INDENT + INDENT + "// it reads no column";
    return inputs.stream()
        .map(field -> {
          String value = typical.literals().getOrDefault(field.name(), value(field));
          return INDENT + INDENT + "Map.entry(%s, %s)".formatted(literal(field.name()), value);
        })
        .collect(Collectors.joining(",\n"));
  }

  private static String value(Field field) {
    return switch (field.type()) {
      case NUMBERS -> "1.5";
      case CATEGORIES -> "\"a level\"";
      case YES_NO -> "true";
      case TIME -> "\"2026-01-31\"";
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
