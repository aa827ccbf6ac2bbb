package dev.lathe.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a child process says on standard output, a line for each fact; lines of libraries between
/// them are passed over.
final class Report {
  private static final String MARK = "side-by-side\t";

  String peer = "";
  String absent = "";
  String score = "";
  final List<String> notes = new ArrayList<>();
  final List<double[]> pairs = new ArrayList<>();
  double[] scores = {};

  /// Seconds, bytes held at most, quality of a first run.
  double[] run = {};

  static void peer(String name) {
    say("peer", name);
  }

  static void absent(String why) {
    say("absent", why);
  }

  static void note(String text) {
    say("note", text);
  }

  static void pair(double ours, double theirs) {
    say("pair", ours + "\t" + theirs);
  }

  static void score(String name, double ours, double theirs) {
    say("score", name + "\t" + ours + "\t" + theirs);
  }

  static void run(double seconds, double bytes, double quality) {
    say("run", seconds + "\t" + bytes + "\t" + quality);
  }

  /// On one line whatever the text.
  private static void say(String kind, String text) {
    System.out.println(MARK + kind + "\t" + text.replaceAll("[\\r\\n]+", " "));
    System.out.flush();
  }

  /// Runs a command and takes down what it says; its complaints go to a file.
  static Report of(List<String> command, Path log) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    var report = new Report();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MARK)) report.take(line.substring(MARK.length()).split("\t", -1));
      }
    }
    int exit = process.waitFor();
    if (exit != 0 && report.absent.isEmpty()) {
      report.absent = "a process ended with exit code " + exit + ": " + complaint(log);
    }
    return report;
  }

  /// The first line that tells of a failure, else the last.
  private static String complaint(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.stream()
        .filter(line -> line.startsWith("Exception") || line.contains("Error"))
        .findFirst()
        .orElse(lines.isEmpty() ? "no message" : lines.getLast());
  }

  private void take(String[] fields) {
    switch (fields[0]) {
      case "peer" -> peer = fields[1];
      case "absent" -> absent = fields[1];
      case "note" -> notes.add(fields[1]);
      case "score" -> {
        score = fields[1];
        scores = numbers(fields, 2);
      }
      case "pair" -> pairs.add(numbers(fields, 1));
      case "run" -> run = numbers(fields, 1);
      default -> throw new IllegalStateException("a child said " + fields[0]);
    }
  }

  private static double[] numbers(String[] fields, int from) {
    double[] numbers = new double[fields.length - from];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Double.parseDouble(fields[from + i]);
    return numbers;
  }
}
