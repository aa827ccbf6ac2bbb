package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import dev.lathe.learn.TaskKind;
import java.util.List;
import java.util.Optional;

/// What a fit learns to predict.
///
/// @param target the column
/// @param kind of the task
/// @param positive which of two classes
/// @param drop columns no learner may see
/// @param keep columns used even if they would be set aside
public record FitAim(
    @Argument("the column to predict; of anomalies the labels, if there are any")
        Optional<String> target,
    @Argument("binary, multiclass, regression, count, ranking or anomaly") Optional<String> kind,
    @Argument("which of two classes is the positive one") Optional<String> positive,
    @Argument("columns no learner may see") List<String> drop,
    @Argument("columns to use even if fit would set them aside") List<String> keep) {
  /// Copies the lists.
  public FitAim {
    drop = List.copyOf(drop);
    keep = List.copyOf(keep);
  }

  /// Whether rows unlike the others are looked for, and no target is predicted.
  boolean anomalies() {
    return kind.filter(TaskKind.ANOMALY.key()::equals).isPresent();
  }
}
