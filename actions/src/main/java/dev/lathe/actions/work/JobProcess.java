package dev.lathe.actions.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the process is started in which a job is done: a Java of its own with its own memory and its
/// share of the processors, so that one that runs out of either stops nothing else.
///
/// @param main the program's class and its words, on this process's class path
/// @param environment the variables that are set
/// @param share what it may take
public record JobProcess(List<String> main, Map<String, String> environment, Share share) {
  /// How a Java ends that ran out of memory and was told to end then.
  static final int OUT_OF_MEMORY = 3;

  /// What one job may take.
  ///
  /// @param megabytes of memory, 16 or more
  /// @param processors 1 or more
  public record Share(int megabytes, int processors) {
    private static final int LEAST = 16;

    /// What is fair when so many jobs are done at a time: as much memory as this Java may take, and
    /// all processors, shared out.
    ///
    /// @param memory megabytes, where somebody has said
    public static Share of(int places, Optional<Integer> memory) {
      var here = Runtime.getRuntime();
      int fair = (int) Math.max(LEAST, (here.maxMemory() >> 20) / places);
      return new Share(memory.orElse(fair), Math.max(1, here.availableProcessors() / places));
    }

    /// Refuses what no Java starts with.
    public Share {
      if (megabytes < LEAST) {
        throw new IllegalArgumentException(
            "a job takes %s MB of memory or more, got %s".formatted(LEAST, megabytes));
      }
      if (processors < 1) {
        throw new IllegalArgumentException("a job takes a processor or more, got " + processors);
      }
    }
  }

  /// Copies the parts.
  public JobProcess {
    main = List.copyOf(main);
    environment = Map.copyOf(environment);
  }

  /// The process for a job of this id.
  ProcessBuilder builder(String job) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx" + share.megabytes() + "m");
    command.add("-XX:ActiveProcessorCount=" + share.processors());
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(main);
    command.add(job);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }
}
