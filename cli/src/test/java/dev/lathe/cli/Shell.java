package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Runs the command within this process, in a folder, and keeps what it prints.
record Shell(Path folder, Map<String, String> environment, String input, Terminal terminal) {
  Shell(Path folder) {
    this(folder, Map.of(), "", Terminal.pipe());
  }

  Shell environment(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Shell(folder, Map.copyOf(more), input, terminal);
  }

  Shell input(String input) {
    return new Shell(folder, environment, input, terminal);
  }

  Shell terminal(int width, boolean color) {
    return new Shell(folder, environment, input, new Terminal(true, width, color, true));
  }

  /// A home for runs that is nobody's: of this process, in the folder that a build throws away.
  static final Path HOME =
      Path.of("target", "home-" + ProcessHandle.current().pid()).toAbsolutePath();

  /// What a command did.
  record Result(int code, String out, String err) {}

  Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var variables = new HashMap<>(environment);
    variables.putIfAbsent("LATHE_HOME", HOME.toString());
    var console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new Output(out, terminal),
            new Output(err, terminal),
            variables,
            folder);
    int code = new Program(console).run(arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
