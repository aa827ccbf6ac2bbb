package dev.lathe.learn.additive;

import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/// Steps along one term after another, round after round, until rows that are watched no longer get
/// better.
///
/// @param rounds most rounds
/// @param patience rounds without gain after which to stop
/// @param listener told the share of the rounds that is done
record Rounds(int rounds, int patience, DoubleConsumer listener) {
  /// Less of a gain than this share of the loss is none.
  private static final double GAIN = 1e-9;

  /// What was added to each term, `(cells, scores)`, up to the best round.
  ///
  /// @param watched weights of the rows that are watched; empty to watch none
  List<double[]> run(
      Descent descent, List<Cells> terms, List<? extends Stepper> steppers, double[] watched) {
    int width = descent.scores.length;
    List<double[]> tables = new ArrayList<>();
    List<double[][]> sums = new ArrayList<>();
    List<double[]> steps = new ArrayList<>();
    for (Cells term : terms) {
      tables.add(new double[term.size() * width]);
      sums.add(new double[width][2 * term.size()]);
      steps.add(new double[term.size() * width]);
    }
    List<double[]> best = copy(tables);
    if (terms.isEmpty()) return best;
    boolean watching = watched.length > 0;
    double least = watching ? descent.loss(watched) : 0;
    int bestRound = 0;
    for (int round = 1; round <= rounds; round++) {
      Workers.stopIfInterrupted();
      int before = terms.size() - 1;
      for (int term = 0; term < terms.size(); term++) {
        descent.sums(terms.get(before), steps.get(before), terms.get(term), sums.get(term));
        double[] step = steps.get(term);
        for (int k = 0; k < width; k++) steppers.get(term).step(sums.get(term)[k], step, k, width);
        double[] table = tables.get(term);
        for (int i = 0; i < step.length; i++) table[i] += step[i];
        before = term;
      }
      listener.accept((double) round / rounds);
      if (!watching) continue;
      double[] last = steps.get(before);
      descent.add(terms.get(before), last);
      java.util.Arrays.fill(last, 0);
      double loss = descent.loss(watched);
      if (loss < least - GAIN * Math.abs(least)) {
        least = loss;
        bestRound = round;
        best = copy(tables);
      } else if (round - bestRound >= patience) {
        break;
      }
    }
    listener.accept(1);
    return watching ? best : tables;
  }

  private static List<double[]> copy(List<double[]> tables) {
    List<double[]> copies = new ArrayList<>();
    for (double[] table : tables) copies.add(table.clone());
    return copies;
  }
}
