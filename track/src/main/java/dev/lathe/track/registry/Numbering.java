package dev.lathe.track.registry;

import dev.lathe.learn.Score;
import dev.lathe.track.registry.SemanticVersion.Part;
import java.util.List;
import java.util.Optional;

/// Which part of the number goes up from one version to the next, and why.
///
/// @param part which
/// @param reason why, in a sentence
record Numbering(Part part, String reason) {
  /// What a version with these facts is after one with those.
  static Numbering of(Facts before, Facts after) {
    List<String> changes = before.shape().changes(after.shape());
    if (!changes.isEmpty()) {
      return new Numbering(
          Part.MAJOR, String.join("; ", changes.subList(0, Math.min(3, changes.size()))));
    }
    Making was = before.making();
    Making is = after.making();
    if (!was.learner().equals(is.learner())) {
      return new Numbering(
          Part.MINOR, "the learner changed from %s to %s".formatted(was.learner(), is.learner()));
    }
    for (String key : is.settings().keySet()) {
      if (!Optional.ofNullable(was.settings().get(key))
          .equals(Optional.ofNullable(is.settings().get(key)))) {
        return new Numbering(Part.MINOR, "the setting '%s' changed".formatted(key));
      }
    }
    if (!was.settings().keySet().equals(is.settings().keySet())) {
      return new Numbering(Part.MINOR, "the learner has other settings");
    }
    if (!was.recipe().equals(is.recipe())) {
      return new Numbering(Part.MINOR, "the recipe changed");
    }
    return score(before, after).orElseGet(() -> new Numbering(Part.PATCH, data(before, after)));
  }

  private static Optional<Numbering> score(Facts before, Facts after) {
    if (before.scores().isEmpty()) return Optional.empty();
    Score was = before.scores().getFirst();
    return after
        .score(was.name())
        .filter(is -> is.value() < was.low() || is.value() > was.high())
        .map(is ->
            new Numbering(
                Part.MINOR,
                "%s is %s, beyond %s to %s"
                    .formatted(was.name(), is.value(), was.low(), was.high())));
  }

  private static String data(Facts before, Facts after) {
    return before.data().hash().equals(after.data().hash())
        ? "the same settings and data"
        : "the same settings, new data";
  }
}
