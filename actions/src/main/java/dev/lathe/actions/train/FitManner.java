package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a fit learns.
///
/// @param learner the only one
/// @param settings of the learner
/// @param metric what learners are ranked by
/// @param threshold from which probability on the positive class is predicted
/// @param refit which rows the model that is shipped learned from
/// @param seed where randomness begins
/// @param threads how many
public record FitManner(
    @Argument("only this learner") Optional<String> learner,
    @Argument("settings of the learner") Map<String, String> settings,
    @Argument("what learners are ranked by") Optional<String> metric,
    @Argument("probability from which the positive class is predicted, or best-f1")
        Optional<String> threshold,
    @Argument("all: fit the winner again on all rows; none: ship the one that was scored")
        Optional<String> refit,
    @Argument("where randomness begins") Optional<Long> seed,
    @Argument("how many threads; the model is the same with any number")
        Optional<Integer> threads) {
  /// Copies the settings, in their order.
  public FitManner {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
