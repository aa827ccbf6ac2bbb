package dev.lathe.actions.train;

import dev.lathe.actions.Place;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.models.ModelPlace;
import dev.lathe.frame.Fingerprint;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Detect;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Update;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What gradient boosting alone can do: go on from a model, or learn from rows that are not held in
/// memory.
///
/// @param asked the words
record Further(FitModel asked) {
  /// The one learner that can.
  static final String LEARNER = "gradient-boosting";

  /// Refuses what contradicts itself, before anything is read.
  void check() {
    FitInput input = asked.input();
    if (input.refitLeaves().isPresent() && input.from().isEmpty()) {
      throw new UsageException("--refit-leaves needs a model; name it with --from MODEL");
    }
    if (input.from().isPresent()) checkFrom();
    if (input.streamed()) checkStreamed();
  }

  /// The only learner, where one is named or follows from what is asked.
  Optional<String> learner() {
    Optional<String> named = asked.manner().learner();
    if (named.isPresent()) return named;
    if (asked.input().streamed()) return Optional.of(LEARNER);
    return asked.aim().anomalies() ? Optional.of(Detect.DETECTOR) : Optional.empty();
  }

  private void checkFrom() {
    FitAim aim = asked.aim();
    apart("--from", asked.input().streamed(), "--streamed", "going on holds its rows in memory");
    String says = "the model says what is predicted from which columns";
    apart("--from", aim.kind().isPresent(), "--kind", says);
    apart("--from", aim.positive().isPresent(), "--positive", says);
    apart("--from", asked.roles().offset().isPresent(), "--offset", says);
    apart("--from", !aim.drop().isEmpty(), "--drop", says);
    apart("--from", !aim.keep().isEmpty(), "--keep", says);
    alone("--from");
    folds("--from");
    if (asked.input().refitLeaves().isPresent() && !asked.manner().settings().isEmpty()) {
      throw new UsageException(
          "--set does not go with --refit-leaves: trees, splits and settings stay the model's");
    }
  }

  private void checkStreamed() {
    boolean group = asked.roles().group().isPresent();
    apart(
        "--streamed",
        asked.aim().anomalies(),
        "--kind anomaly",
        "detectors hold their rows in memory");
    apart(
        "--streamed",
        group || asked.aim().kind().filter("ranking"::equals).isPresent(),
        group ? "--group" : "--kind ranking",
        "the rows of a group would have to be brought together");
    apart(
        "--streamed",
        asked.roles().timeColumn().isPresent(),
        "--time-column",
        "rows come in the file's order; bring the later ones with --test");
    alone("--streamed");
    folds("--streamed");
  }

  private void alone(String option) {
    Optional<String> learner = asked.manner().learner();
    apart(
        option,
        learner.filter(name -> !name.equals(LEARNER)).isPresent(),
        "--learner " + learner.orElse(""),
        "only " + LEARNER + " can do that");
  }

  private void folds(String option) {
    apart(
        option,
        asked.manner().threshold().filter("best-f1"::equals).isPresent(),
        "--threshold best-f1",
        "it is chosen by cross-validation, and there is none; give a number");
  }

  private static void apart(String option, boolean given, String other, String why) {
    if (!given) return;
    throw new UsageException("%s does not go with %s: %s".formatted(other, option, why));
  }

  /// What is asked of a model that is gone on from.
  ///
  /// @param settings those that are told
  /// @param beside what is asked beside them; its roles are not looked at
  Update update(Place place, Map<String, String> settings, Fit beside) {
    Optional<Double> keep = keep();
    Path file = ModelPlace.file(place, asked.input().from().orElseThrow());
    Model model = Model.load(file);
    Update update = Update.of(model, hash(file)).asking(fit -> beside.roles(fit.roles()));
    return keep.map(update::leaves).orElseGet(() -> update.more(settings));
  }

  private Optional<Double> keep() {
    Optional<String> told = asked.input().refitLeaves();
    if (told.isEmpty()) return Optional.empty();
    String text = told.get();
    try {
      double keep = Double.parseDouble(text.strip());
      if (keep >= 0 && keep <= 1) return Optional.of(keep);
    } catch (NumberFormatException _) {
      // said below, as of numbers that are too large or too small
    }
    throw new UsageException(
        "--refit-leaves must be a number within 0 and 1, got '%s'".formatted(text));
  }

  private static String hash(Path file) {
    try {
      var digest = Fingerprint.sha256();
      digest.update(Files.readAllBytes(file));
      return Fingerprint.text(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
