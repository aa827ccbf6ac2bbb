package dev.lathe.learn.automl;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who competes.
final class Portfolio {
  private static final String BASELINE = "baseline";
  private static final String SOFTMAX = "logistic-regression";
  private static final long SOFTMAX_CELLS = 50_000_000;

  /// A learner and the settings it starts with.
  private record Start(String name, String learner, Map<String, String> settings) {}

  private static final List<Start> STARTS =
      List.of(
          new Start("gradient-boosting", "gradient-boosting", Map.of()),
          new Start("random-forest", "random-forest", Map.of()),
          new Start("logistic-regression", "logistic-regression", Map.of()),
          new Start("ridge-regression", "ridge-regression", Map.of()));

  private Portfolio() {}

  /// The candidates for a task, the baseline last.
  static List<Candidate> of(Fit fit, Task task, Notes notes) {
    List<Candidate> candidates = new ArrayList<>();
    if (fit.choice().learner().isPresent()) {
      String learner = fit.choice().learner().get();
      Candidate chosen = Candidate.of(learner, learner, fit.choice().settings(), fit.seed());
      chosen.learner().check(task);
      candidates.add(chosen);
    } else {
      for (Start start : STARTS) {
        if (start.learner().equals(SOFTMAX) && tooManyClasses(task)) {
          notes.decide(
              "left out",
              start.name(),
              "with %d classes it would take longer than all others"
                  .formatted(task.output().levels().size()),
              "--learner");
          continue;
        }
        if (Catalogue.learner(start.learner()).entry().kinds().contains(task.kind())) {
          candidates.add(Candidate.of(start.name(), start.learner(), start.settings(), fit.seed()));
        }
      }
    }
    if (candidates.stream().noneMatch(candidate -> candidate.name().equals(BASELINE))) {
      candidates.add(baseline(fit.seed()));
    }
    notes.decide(
        "candidates",
        String.join(", ", candidates.stream().map(Candidate::name).toList()),
        fit.choice().learner().isPresent()
            ? "the learner was told"
            : "those that learn %s tasks".formatted(task.kind().key()),
        "--learner");
    return candidates;
  }

  /// The solver looks at rows times columns times classes some hundred times over.
  private static boolean tooManyClasses(Task task) {
    long classes = task.output().levels().size();
    return classes > 2 && classes * task.rows() * task.inputs().width() > SOFTMAX_CELLS;
  }

  /// What any model must beat.
  static Candidate baseline(long seed) {
    return Candidate.of(BASELINE, BASELINE, Map.of(), seed);
  }
}
