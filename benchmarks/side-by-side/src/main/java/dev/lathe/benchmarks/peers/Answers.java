package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.quality.Score;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// One figure for each row held out, in a file: what came true, or what a side says of it.
final class Answers {
  private Answers() {}

  static Score score(Kind kind) {
    return switch (kind) {
      case BINARY -> Score.AUC;
      case MULTICLASS -> Score.ACCURACY;
      case REGRESSION -> Score.R2;
    };
  }

  /// Probabilities of the second class and amounts as they are, of several classes the likeliest.
  static double[] of(Sheet held, double[] predictions) {
    int rows = held.rows();
    if (predictions.length != rows * held.outputs()) {
      throw new IllegalStateException(
          "%s figures for %s rows of %s".formatted(predictions.length, rows, held.outputs()));
    }
    if (held.kind() != Kind.MULTICLASS) return predictions;
    int classes = held.classes();
    double[] likeliest = new double[rows];
    for (int row = 0; row < rows; row++) {
      int best = 0;
      for (int code = 1; code < classes; code++) {
        if (predictions[row * classes + code] > predictions[row * classes + best]) best = code;
      }
      likeliest[row] = best;
    }
    return likeliest;
  }

  /// Writes a name and the answers; the file is there only when it is whole.
  static void write(Path file, String name, double[] answers) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeUTF(name);
      out.writeInt(answers.length);
      for (double answer : answers) out.writeDouble(answer);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /// What stands in a file.
  static Kept read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      String name = in.readUTF();
      double[] answers = new double[in.readInt()];
      for (int row = 0; row < answers.length; row++) answers[row] = in.readDouble();
      return new Kept(name, answers);
    }
  }

  /// Who answered, and what.
  static final class Kept {
    final String name;
    final double[] answers;

    Kept(String name, double[] answers) {
      this.name = name;
      this.answers = answers;
    }
  }
}
