package dev.lathe.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// scikit-learn in a process of its own, `scikit.py`, which times itself and does one thing for
/// each line it is sent.
final class Scikit implements Contender {
  private static final int LARGE = 300_000;

  private static final String PYTHON = "/usr/bin/python3";

  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;
  private final String name;
  private double started;

  Scikit(Setup setup, Path script) {
    if (!Files.isExecutable(Path.of(PYTHON))) throw new Absent("there is no " + PYTHON);
    try {
      var builder = new ProcessBuilder(List.of(PYTHON, script.toString(), setup.word()));
      String threads = String.valueOf(setup.threads());
      builder.environment().put("OMP_NUM_THREADS", threads);
      builder.environment().put("OPENBLAS_NUM_THREADS", threads);
      process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    from = process.inputReader(StandardCharsets.UTF_8);
    name = answer();
  }

  private String ask(String what) {
    to.println(what);
    return answer();
  }

  private String answer() {
    try {
      String line = from.readLine();
      if (line == null) throw new Absent("scikit-learn ended early; is python3-sklearn installed?");
      if (line.startsWith("absent ")) throw new Absent(line.substring("absent ".length()));
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void load(Sheet rows) {
    ask("load " + rows.path());
    started = Double.parseDouble(ask("reset"));
  }

  /// What the process held when the rows were loaded; its interpreter and libraries included.
  @Override
  public long loaded() {
    return (long) started;
  }

  /// The most memory the process has held since, in bytes.
  long peak() {
    return (long) Double.parseDouble(ask("peak"));
  }

  @Override
  public boolean binsApart() {
    return false;
  }

  /// Nothing is compiled there: what its first fit takes more, less than 0.1 s, counts for nothing
  /// where it takes minutes.
  @Override
  public boolean warms(Sheet rows) {
    return rows.rows() < LARGE;
  }

  @Override
  public double bin() {
    return 0;
  }

  @Override
  public double train() {
    return Double.parseDouble(ask("train"));
  }

  @Override
  public void hold(Sheet rows) {
    ask("hold " + rows.path());
  }

  @Override
  public double[] score() {
    String[] words = ask("score").split(" ", -1);
    double[] scores = new double[words.length];
    for (int i = 0; i < scores.length; i++) scores[i] = Double.parseDouble(words[i]);
    return scores;
  }

  @Override
  public void close() {
    to.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
