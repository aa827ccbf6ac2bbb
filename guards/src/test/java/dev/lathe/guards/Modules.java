package dev.lathe.guards;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The modules as they were compiled, and what each may use.
///
/// This table is the one in ARCHITECTURE.md; a module that is not in it fails the build.
final class Modules {
  /// The foot of the working tree.
  static final Path ROOT =
      Path.of(System.getProperty("lathe.root", "..")).toAbsolutePath().normalize();

  /// What a module may use of ours and of others, as beginnings of package names.
  record Leave(Set<String> modules, Set<String> foreign) {}

  static final Map<String, Leave> LEAVES =
      Map.ofEntries(
          Map.entry("math", leave("", "dev.ludovic.netlib org.netlib jdk.incubator.vector")),
          Map.entry("frame", leave("math", "")),
          Map.entry(
              "io",
              leave("frame math", "de.siegmar.fastcsv ch.randelshofer com.fasterxml.jackson.core")),
          Map.entry("query", leave("io frame math", "org.duckdb")),
          Map.entry("learn", leave("frame math", "")),
          Map.entry("report", leave("learn frame math", "gg.jte com.fasterxml.jackson")),
          Map.entry(
              "track",
              leave(
                  "learn frame math",
                  // jdk.net is the JDK's own: how long a connection that says nothing is believed
                  // in
                  "org.jooq org.flywaydb org.sqlite software.amazon.awssdk jdk.net")),
          Map.entry(
              "actions", leave("track report learn query io frame math", "com.fasterxml.jackson")),
          Map.entry(
              "cli",
              leave(
                  "actions track report learn query io frame math",
                  "picocli com.fasterxml.jackson")),
          Map.entry("testing", leave("learn frame math", "org.junit org.assertj")),
          Map.entry("examples", leave("learn io frame math", "")),
          Map.entry(
              "benchmarks",
              leave(
                  "track learn query io frame math",
                  "jdk.incubator.vector com.fasterxml.jackson")));

  private static final Map<String, JavaClasses> COMPILED = compiled();

  private Modules() {}

  /// The classes of every module, in the order of the modules' names.
  static Map<String, JavaClasses> classes() {
    return COMPILED;
  }

  /// The classes of one module.
  static JavaClasses classes(String module) {
    JavaClasses classes = COMPILED.get(module);
    if (classes == null) throw new IllegalArgumentException("no module " + module);
    return classes;
  }

  /// Every class but those that a tool wrote.
  static List<JavaClass> written() {
    var written = new ArrayList<JavaClass>();
    for (JavaClasses classes : COMPILED.values()) {
      for (JavaClass type : classes) {
        if (!generated(type)) written.add(type);
      }
    }
    return written;
  }

  /// The folders beside the root's pom.xml that hold a module with code of its own.
  static Set<String> folders() {
    var folders = new TreeSet<String>();
    try (var children = Files.list(ROOT)) {
      children
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .forEach(folder -> folders.add(folder.getFileName().toString()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return folders;
  }

  static boolean generated(JavaClass type) {
    return type.getPackageName().startsWith("dev.lathe.report.pages");
  }

  private static Map<String, JavaClasses> compiled() {
    var compiled = new TreeMap<String, JavaClasses>();
    for (String module : folders()) {
      Path folder = ROOT.resolve(module).resolve("target/classes");
      compiled.put(module, new ClassFileImporter().importPath(folder));
    }
    return compiled;
  }

  private static Leave leave(String modules, String foreign) {
    return new Leave(words(modules), words(foreign));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }
}
