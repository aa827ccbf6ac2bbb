package dev.lathe.cli;

import dev.lathe.actions.Action;
import dev.lathe.actions.Local;
import dev.lathe.actions.Place;
import dev.lathe.actions.Terms;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Progress;
import dev.lathe.report.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/// Which home is asked, and how it answers.
final class HomeOptions {
  @Option(
      names = "--project",
      order = HelpText.OTHER,
      paramLabel = "P",
      description = "The project; default when nobody says.")
  String project = "default";

  @Option(
      names = "--database",
      order = HelpText.OTHER + 1,
      paramLabel = "URL",
      description =
          "A PostgreSQL database, as jdbc:postgresql://host/name, instead of the one in the home.")
  Optional<String> database = Optional.empty();

  @Option(
      names = "--json",
      order = HelpText.OTHER + 2,
      description = "One JSON document on standard output.")
  boolean json;

  /// The home's gateway.
  Local open(Console console) {
    return new Local(new Place(console.folder(), environment(console), console.in()));
  }

  /// The variables, with the database that was told.
  Map<String, String> environment(Console console) {
    var environment = new HashMap<>(console.environment());
    database.ifPresent(url -> environment.put("LATHE_DATABASE", url));
    return environment;
  }

  /// Asks.
  <R> R ask(Console console, Action<R> action) {
    try (Local local = open(console)) {
      return local.ask(action, Terms.PLAIN).value().orElseThrow();
    }
  }

  /// Asks for what takes a while, and shows how far it is.
  <R> R watch(Console console, Action<R> action) {
    try (var progress = new Progress(console.err());
        Local local = open(console)) {
      var asker = local.asker(Desk.listener(progress));
      return local.gateway().ask(asker, action, Terms.PLAIN).value().orElseThrow();
    }
  }

  /// Asks, and tells the answer: as JSON, or by this.
  <R> void tell(Console console, Action<R> action, BiConsumer<Console, R> text) {
    told(console, ask(console, action), text);
  }

  /// Tells an answer: as JSON, or by this.
  <R> void told(Console console, R answer, BiConsumer<Console, R> text) {
    if (json) console.out().line(Json.text(answer));
    else text.accept(console, answer);
  }
}
