package dev.lathe.actions;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.actions.people.CreateProject;
import dev.lathe.actions.registry.DeleteVersion;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.track.Home;
import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks a gateway of its own in a process of its own, as it is told, and says what came of it.
final class GatewayProcess {
  static final OfModel CHURN = new OfModel("default", "churn");

  private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);
  private static final int THREADS = 4;

  private final Gateway gateway;
  private final Asker asker;
  private Terms yes = Terms.PLAIN;

  private GatewayProcess(Gateway gateway, Asker asker) {
    this.gateway = gateway;
    this.asker = asker;
  }

  /// Starts one.
  static Process start(Home home, String person) throws IOException {
    var server = home.server().orElse(new Home.Server("", "", ""));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayProcess.class.getName()));
    command.addAll(
        List.of(home.folder().toString(), server.url(), server.user(), server.password(), person));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  static Gateway gateway(Home home, Store store) {
    return new Gateway(() -> store, () -> Policy.of(home.folder()));
  }

  public static void main(String[] words) throws IOException {
    Home home = new Home(Path.of(words[0]));
    if (!words[1].isEmpty()) home = home.server(words[1], words[2], words[3]);
    var asker = new Asker(Caller.local(words[4]));
    var heard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Store store = Store.open(home)) {
      var process = new GatewayProcess(gateway(home, store), asker);
      for (String line = heard.readLine(); line != null; line = heard.readLine()) {
        try {
          process.does(line.split(" ", -1));
        } catch (RuntimeException e) {
          say(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void does(String[] words) {
    switch (words[0]) {
      case "busy" -> {
        for (int thread = 0; thread < THREADS; thread++) {
          String name = words[1] + "." + thread;
          Thread.ofPlatform().start(() -> make(name));
        }
      }
      case "preview" -> {
        try {
          gateway.ask(asker, delete(words[1]), Terms.PLAIN);
        } catch (Refused e) {
          yes = Terms.PLAIN.approval(e.approval());
          say("asked");
        }
      }
      case "delete" -> {
        gateway.ask(asker, delete(words[1]), yes);
        say("won " + asker.caller().name());
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static DeleteVersion delete(String version) {
    return new DeleteVersion(CHURN, version, Optional.empty());
  }

  private void make(String name) {
    for (int i = 0; ; i++) {
      String key = name + "." + i;
      say("asks", key);
      say("made", key, make(gateway, asker, key));
    }
  }

  /// Makes a project under its name as the key, and gives the answer.
  static String make(Gateway gateway, Asker asker, String key) {
    return gateway.ask(asker, new CreateProject(key), Terms.PLAIN.key(key)).text();
  }

  private static synchronized void say(String... words) {
    try {
      OUT.write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
