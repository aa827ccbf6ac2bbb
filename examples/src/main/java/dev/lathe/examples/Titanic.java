package dev.lathe.examples;

import dev.lathe.Lathe;
import dev.lathe.io.TableFile;
import dev.lathe.learn.Model;
import dev.lathe.learn.Prediction;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// From a file to a model, and to an answer for one passenger. The argument, if there is one, is
/// the folder of the data sets.
public final class Titanic {
  private Titanic() {}

  /// Runs it.
  public static void main(String[] arguments) {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "examples/data");

    Model model = Lathe.fit(TableFile.read(data.resolve("titanic.csv")), "survived");
    Prediction answer = model.predict(Map.of("class", "first", "age", "adult", "sex", "female"));

    System.out.println("learned by " + model.learner().name());
    System.out.printf(
        Locale.ROOT,
        "survived: %s, with probability %.2f%n",
        answer.label(),
        answer.probability("yes"));
  }
}
