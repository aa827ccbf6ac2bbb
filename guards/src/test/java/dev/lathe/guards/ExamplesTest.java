package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles every fenced `java` block of doc comments and pages.
///
/// A block is the body of a method, or, when it begins with `public`, `static` or `void`, members
/// of a class. The packages of this project and `java.base` are imported. These names are given and
/// need no declaration: `frame`, `task`, `model`, `path`.
class ExamplesTest {
  private static final Map<String, String> GIVEN =
      Map.of(
          "dev.lathe.frame.Frame", "frame",
          "dev.lathe.learn.Task", "task",
          "dev.lathe.learn.Model", "model",
          "java.nio.file.Path", "path");

  @Test
  void every_example_compiles() throws IOException {
    List<Example> examples = examples();

    List<String> errors = errors(examples);

    assertThat(errors).isEmpty();
    assertThat(examples).hasSizeGreaterThan(10);
  }

  @Test
  void a_broken_example_is_found_where_it_stands(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(page, "# Page\n\n```java\nint one = 1;\nString two = one;\n```\n");

    List<String> errors = errors(Example.in(page));

    assertThat(errors).singleElement().asString().contains("page.md:5", "int cannot be converted");
  }

  private static List<Example> examples() {
    var examples = new ArrayList<Example>();
    for (Path file : Sources.ending(".java", ".md")) {
      if (!Sources.shown(file).contains("src/test/")) examples.addAll(Example.in(file));
    }
    return examples;
  }

  private static List<String> errors(List<Example> examples) throws IOException {
    String imports = imports();
    var places = new HashMap<String, Example>();
    var units = new ArrayList<JavaFileObject>();
    units.add(unit("examples/Given", given()));
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      String name = "Example" + i;
      String path = example.home().replace('.', '/') + "/" + name;
      places.put("/" + path + ".java", example);
      units.add(unit(path, example.unit(name, imports)));
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-classpath",
              System.getProperty("java.class.path"),
              "--add-modules=jdk.incubator.vector",
              "-proc:none",
              "-Xlint:none",
              "-Xmaxerrs",
              "1000");
      var task = (JavacTask) compiler.getTask(null, files, found, options, null, units);
      task.analyze();
    }
    var errors = new ArrayList<String>();
    for (var diagnostic : found.getDiagnostics()) {
      if (diagnostic.getKind() != Diagnostic.Kind.ERROR) continue;
      JavaFileObject source = diagnostic.getSource();
      Example example = source == null ? null : places.get(source.toUri().getPath());
      errors.add(
          (example == null ? "" : example.place(diagnostic.getLineNumber()) + ": ")
              + diagnostic.getMessage(Locale.ROOT));
    }
    return errors;
  }

  private static String imports() {
    var packages = new TreeSet<String>();
    for (JavaClass type : Modules.written()) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC)) packages.add(type.getPackageName());
    }
    var imports = new StringBuilder(" import module java.base;");
    for (String name : packages) imports.append(" import ").append(name).append(".*;");
    return imports.toString();
  }

  private static String given() {
    var fields = new StringBuilder("package examples; public abstract class Given {");
    new TreeMap<>(GIVEN)
        .forEach((type, name) -> fields.append(" public static %s %s;".formatted(type, name)));
    return fields.append(" }").toString();
  }

  private static JavaFileObject unit(String path, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
