package dev.lathe.report.page;

import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Timings;
import java.util.List;
import java.util.Optional;

/// All that stands on a model's page.
///
/// @param title what it is about
/// @param answer the main thing, in sentences
/// @param performance the test scores
/// @param competition the leaderboard
public record Page(
    String title,
    List<String> answer,
    Optional<Performance> performance,
    Optional<Competition> competition) {

  /// The page of a model.
  public static Page of(Model model, Optional<Timings> timings) {
    return new Page(
        "Predicting " + model.signature().output().target(),
        Answer.of(model),
        Performance.of(model.card()),
        Competition.of(model.card(), timings));
  }
}
