package dev.lathe.track.registry;

import dev.lathe.frame.Origin;
import dev.lathe.learn.Card;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Records;
import dev.lathe.learn.Score;
import dev.lathe.learn.Settings;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model file says of itself, as far as versions are compared by it.
///
/// @param shape what goes in and what comes out
/// @param making how it was made
/// @param scores on rows it had not learned from, the one that ranks first; empty where none were
///   held out
/// @param data where the rows came from that it learned from
/// @param lathe the version of this library that made it
public record Facts(Shape shape, Making making, List<Score> scores, Origin data, String lathe) {
  private static final String TYPE = "facts.v1";

  /// Copies the scores.
  public Facts {
    scores = List.copyOf(scores);
  }

  /// What this model says.
  ///
  /// @throws IllegalArgumentException when it has no signature
  public static Facts of(Model model) {
    Card card = model.card();
    Parts recipe = model.basis().recipe().parts();
    List<String> steps =
        recipe.emptyList("steps")
            ? List.of()
            : recipe.list("steps").stream().map(Parts::type).toList();
    return new Facts(
        Shape.of(model.signature()),
        new Making(model.learner().name(), settings(model), steps),
        card.evidence().test().map(Evaluation::scores).orElse(List.of()),
        card.data(),
        card.provenance().lathe());
  }

  /// The settings as they were asked for: a `fit` finds out how many rounds to go, which the data
  /// decides and not the settings; its leaderboard tells how the winner set out.
  private static Map<String, String> settings(Model model) {
    if (!(model.learner() instanceof Record actual)) return Map.of();
    Map<String, String> settings = Settings.values(actual);
    List<Card.Entrant> leaderboard = model.card().leaderboard();
    if (leaderboard.isEmpty()) return settings;
    Card.Entrant winner = leaderboard.getFirst();
    if (!winner.learner().equals(model.learner().name())) return settings;
    var asked =
        new HashMap<>(
            Settings.values((Record) Catalogue.learner(winner.learner(), winner.settings())));
    asked.computeIfPresent("seed", (key, value) -> settings.getOrDefault(key, value));
    return asked;
  }

  /// The score of this name.
  public Optional<Score> score(String name) {
    return scores.stream().filter(score -> score.name().equals(name)).findFirst();
  }

  byte[] bytes() {
    return ModelFile.bytes(Records.parts(TYPE, this));
  }

  static Facts of(byte[] bytes) {
    return Records.read(ModelFile.parts(bytes), Facts.class);
  }
}
