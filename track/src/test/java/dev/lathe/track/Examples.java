package dev.lathe.track;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Choice;
import dev.lathe.learn.automl.Fit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Small models to register, each fitted once.
final class Examples {
  private static final int ROWS = 200;
  private static final Map<Wanted, Model> FITTED = new ConcurrentHashMap<>();

  private Examples() {}

  /// A model of `y`.
  ///
  /// @param trees how many
  /// @param rows seed of the rows
  /// @param columns how many it reads
  /// @param noise how much of `y` nothing explains
  /// @param nature what is said of the rows
  record Wanted(int trees, long rows, int columns, double noise, Origin.Nature nature) {
    Wanted trees(int trees) {
      return new Wanted(trees, rows, columns, noise, nature);
    }

    Wanted rows(long rows) {
      return new Wanted(trees, rows, columns, noise, nature);
    }

    Wanted columns(int columns) {
      return new Wanted(trees, rows, columns, noise, nature);
    }

    Wanted noise(double noise) {
      return new Wanted(trees, rows, columns, noise, nature);
    }

    Wanted nature(Origin.Nature nature) {
      return new Wanted(trees, rows, columns, noise, nature);
    }

    Model model() {
      return FITTED.computeIfAbsent(this, Examples::fit);
    }
  }

  static final Wanted PLAIN = new Wanted(20, 1, 1, 0.5, Origin.Nature.MEASURED);

  private static Model fit(Wanted wanted) {
    var choice = new Choice().learner("gradient-boosting", Map.of("trees", "" + wanted.trees()));
    return new Fit("y").choice(choice).run(frame(wanted)).model();
  }

  private static Frame frame(Wanted wanted) {
    var chance = new SplittableRandom(wanted.rows());
    double[] y = new double[ROWS];
    var columns = new LinkedHashMap<String, double[]>();
    for (int column = 0; column < wanted.columns(); column++) {
      double[] x = chance.doubles(ROWS, -1, 1).toArray();
      for (int row = 0; row < ROWS; row++) y[row] += x[row];
      columns.put("x" + column, x);
    }
    for (int row = 0; row < ROWS; row++) y[row] += wanted.noise() * chance.nextDouble(-1, 1);
    columns.put("y", y);
    Frame frame = Frame.of(columns);
    return frame.origin(frame.origin().nature(wanted.nature()));
  }
}
