package dev.lathe.track;

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

/// A program of these tests in a process of its own, which says a line for each thing it knows.
final class Forked implements AutoCloseable {
  private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);
  private static final int PLACE = 4;

  private final Process process;
  private final BufferedReader said;

  private Forked(Process process) {
    this.process = process;
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Starts a program at a home.
  ///
  /// @param words what it is told beside that
  static Forked of(Class<?> program, Home home, String... words) throws IOException {
    return of(command(program, home, words));
  }

  /// Starts a command.
  static Forked of(List<String> command) throws IOException {
    return new Forked(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /// How such a program is started.
  static List<String> command(Class<?> program, Home home, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            home.folder().toString()));
    Home.Server server = home.server().orElse(new Home.Server("", "", ""));
    command.addAll(List.of(server.url(), server.user(), server.password()));
    command.addAll(List.of(words));
    return command;
  }

  /// The home that this program was started with.
  static Home home(String[] arguments) {
    Home home = new Home(Path.of(arguments[0]));
    return arguments[1].isEmpty() ? home : home.server(arguments[1], arguments[2], arguments[3]);
  }

  /// What it was told beside that.
  static List<String> words(String[] arguments) {
    return List.of(arguments).subList(PLACE, arguments.length);
  }

  /// Says a line, from within the program: all of it or nothing, also when it is killed meanwhile.
  static synchronized void say(String... words) {
    try {
      OUT.write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Number of the process.
  long number() {
    return process.pid();
  }

  /// The next line it says.
  String line() throws IOException {
    String line = said.readLine();
    if (line == null) throw new IOException("the program has ended");
    return line;
  }

  /// Everything else it says, to its end.
  List<String> rest() throws IOException {
    var lines = new ArrayList<String>();
    for (String line = said.readLine(); line != null; line = said.readLine()) lines.add(line);
    return lines;
  }

  /// Tells it something.
  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /// Ends it as a machine does that stops: it hears nothing of it.
  void kill() {
    process.toHandle().destroyForcibly(); // what it has said can still be read
  }

  @Override
  public void close() throws IOException {
    kill();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    said.close();
  }
}
