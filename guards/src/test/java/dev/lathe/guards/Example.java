package dev.lathe.guards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A fenced block of Java in a doc comment or on a page, and where it stands.
///
/// @param file where it was found
/// @param line number of its first line there, from 1
/// @param home the package of the code around it: an example may use what its neighbours may
/// @param code its lines
record Example(Path file, int line, String home, List<String> code) {
  private static final Pattern FENCE = Pattern.compile("\\s*(```+)\\s*(\\w*).*");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern MEMBER = Pattern.compile("(public|sealed|static|void|@) ?.*");

  /// Every example in a file of Java or Markdown.
  static List<Example> in(Path file) {
    var examples = new ArrayList<Example>();
    boolean java = file.toString().endsWith(".java");
    String home = "docs";
    List<String> code = List.of();
    boolean fenced = false;
    boolean wanted = false;
    int number = 0;
    for (String raw : Sources.lines(file)) {
      number++;
      var declared = PACKAGE.matcher(raw);
      if (java && !fenced && declared.matches()) home = declared.group(1);
      String line = raw;
      if (java) {
        String comment = raw.strip();
        if (!comment.startsWith("///")) {
          fenced = false;
          continue;
        }
        line = comment.length() > 3 ? comment.substring(comment.charAt(3) == ' ' ? 4 : 3) : "";
      }
      var fence = FENCE.matcher(line);
      if (fence.matches()) {
        if (fenced && wanted) examples.add(new Example(file, number - code.size(), home, code));
        fenced = !fenced;
        wanted = fenced && fence.group(2).equals("java");
        code = new ArrayList<>();
      } else if (fenced) {
        code.add(line);
      }
    }
    return examples;
  }

  /// A compilation unit around the example whose line numbers are those of the file.
  String unit(String name, String imports) {
    var own = new StringBuilder();
    var body = new StringBuilder();
    boolean member = false;
    boolean begun = false;
    for (String text : code) {
      boolean imported = text.startsWith("import ") && text.endsWith(";");
      if (imported) own.append(' ').append(text);
      body.append(imported ? "" : text).append('\n');
      if (!begun && !imported && !text.isBlank() && !text.startsWith("//")) {
        begun = true;
        member = MEMBER.matcher(text).matches();
      }
    }
    return "\n".repeat(line - 2)
        + "package %s;%s%s final class %s extends examples.Given {%s\n"
            .formatted(home, own, imports, name, member ? "" : " void example() throws Exception {")
        + body
        + (member ? "}" : "}}");
  }

  /// Where it stands, as a compiler writes it.
  String place(long at) {
    return Sources.shown(file) + ":" + at;
  }
}
