package dev.lathe.track.registry;

import dev.lathe.frame.Origin;
import dev.lathe.learn.Score;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Two versions beside each other.
///
/// @param first one
/// @param second the other
/// @param settings learner, recipe and settings that differ
/// @param scores every score that one of them has
/// @param shape what a caller of the first would notice of the second, in sentences
/// @param data where the rows came from, where that differs
public record VersionDifference(
    VersionName first,
    VersionName second,
    List<Changed> settings,
    List<Scores> scores,
    List<String> shape,
    Optional<Rows> data) {
  /// Copies the lists.
  public VersionDifference {
    settings = List.copyOf(settings);
    scores = List.copyOf(scores);
    shape = List.copyOf(shape);
  }

  /// A setting that differs.
  ///
  /// @param name its key; `learner` and `recipe` for these
  /// @param first its value there; empty where the learner has none
  /// @param second its value here; likewise
  public record Changed(String name, String first, String second) {}

  /// A score of both.
  ///
  /// @param name its name
  /// @param first with its interval there; empty where it is not told
  /// @param second with its interval here; likewise
  public record Scores(String name, Optional<Score> first, Optional<Score> second) {
    /// Whether the intervals are apart, so that chance alone hardly explains the difference.
    public boolean apart() {
      return first.isPresent()
          && second.isPresent()
          && (first.get().high() < second.get().low() || second.get().high() < first.get().low());
    }
  }

  /// Where the rows came from that they learned from.
  ///
  /// @param first those of the one
  /// @param second those of the other
  public record Rows(Origin first, Origin second) {}

  /// The second beside the first.
  public static VersionDifference of(Version first, Version second) {
    Facts was = first.facts();
    Facts is = second.facts();
    return new VersionDifference(
        first.name(),
        second.name(),
        settings(was.making(), is.making()),
        scores(was, is),
        was.shape().changes(is.shape()),
        was.data().equals(is.data())
            ? Optional.empty()
            : Optional.of(new Rows(was.data(), is.data())));
  }

  private static List<Changed> settings(Making was, Making is) {
    var changed = new ArrayList<Changed>();
    note(changed, "learner", was.learner(), is.learner());
    note(changed, "recipe", String.join(" ", was.recipe()), String.join(" ", is.recipe()));
    var keys = new TreeSet<>(was.settings().keySet());
    keys.addAll(is.settings().keySet());
    for (String key : keys)
      note(changed, key, value(was.settings(), key), value(is.settings(), key));
    return changed;
  }

  private static String value(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, "");
  }

  private static void note(List<Changed> changed, String name, String was, String is) {
    if (!was.equals(is)) changed.add(new Changed(name, was, is));
  }

  private static List<Scores> scores(Facts was, Facts is) {
    var names = new LinkedHashSet<String>();
    was.scores().forEach(score -> names.add(score.name()));
    is.scores().forEach(score -> names.add(score.name()));
    return names.stream().map(name -> new Scores(name, was.score(name), is.score(name))).toList();
  }
}
