package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.frame.Fingerprint;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Update;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What `fit` can do with gradient boosting alone: go on from a model, or learn from rows that are
/// not held in memory.
final class BoostingOptions {
  /// The one learner that can.
  static final String LEARNER = "gradient-boosting";

  @Option(
      names = "--from",
      order = HelpText.HOW + 8,
      paramLabel = "MODEL",
      description =
          "Go on from this model of gradient-boosting: more rounds on DATA; --set changes settings.")
  Optional<String> from = Optional.empty();

  @Option(
      names = "--refit-leaves",
      order = HelpText.HOW + 9,
      paramLabel = "KEEP",
      description =
          "With --from: no more rounds, but leaves learned anew; this share of the old values stays.")
  Optional<String> refitLeaves = Optional.empty();

  @Option(
      names = "--streamed",
      order = HelpText.HOW + 10,
      description = "Learn from a file larger than memory, by gradient-boosting alone.")
  boolean streamed;

  /// Refuses what contradicts itself, before anything is read.
  void check(LearningOptions learning) {
    if (refitLeaves.isPresent() && from.isEmpty()) {
      throw new UsageException("--refit-leaves needs a model; name it with --from MODEL");
    }
    if (from.isPresent()) checkFrom(learning);
    if (streamed) checkStreamed(learning);
  }

  private void checkFrom(LearningOptions learning) {
    apart("--from", streamed, "--streamed", "going on holds its rows in memory");
    String says = "the model says what is predicted from which columns";
    apart("--from", learning.kind.isPresent(), "--kind", says);
    apart("--from", learning.positive.isPresent(), "--positive", says);
    apart("--from", learning.offset.isPresent(), "--offset", says);
    apart("--from", !learning.drop.isEmpty(), "--drop", says);
    apart("--from", !learning.keep.isEmpty(), "--keep", says);
    learner("--from", learning);
    folds("--from", learning);
    if (refitLeaves.isPresent() && !learning.set.isEmpty()) {
      throw new UsageException(
          "--set does not go with --refit-leaves: trees, splits and settings stay the model's");
    }
  }

  private static void checkStreamed(LearningOptions learning) {
    apart(
        "--streamed",
        learning.anomalies(),
        "--kind anomaly",
        "detectors hold their rows in memory");
    apart(
        "--streamed",
        learning.group.isPresent() || learning.kind.filter("ranking"::equals).isPresent(),
        learning.group.isPresent() ? "--group" : "--kind ranking",
        "the rows of a group would have to be brought together");
    apart(
        "--streamed",
        learning.timeColumn.isPresent(),
        "--time-column",
        "rows come in the file's order; bring the later ones with --test");
    learner("--streamed", learning);
    folds("--streamed", learning);
    if (learning.learner.isEmpty()) learning.learner = Optional.of(LEARNER);
  }

  private static void learner(String option, LearningOptions learning) {
    apart(
        option,
        learning.learner.filter(name -> !name.equals(LEARNER)).isPresent(),
        "--learner " + learning.learner.orElse(""),
        "only " + LEARNER + " can do that");
  }

  private static void folds(String option, LearningOptions learning) {
    apart(
        option,
        learning.threshold.filter("best-f1"::equals).isPresent(),
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
  Update update(Console console, Map<String, String> settings, Fit beside) {
    Optional<Double> keep = keep();
    Path file = ModelPlace.file(console, from.orElseThrow());
    Model model = Model.load(file);
    Update update = Update.of(model, hash(file)).asking(fit -> beside.roles(fit.roles()));
    return keep.map(update::leaves).orElseGet(() -> update.more(settings));
  }

  private Optional<Double> keep() {
    if (refitLeaves.isEmpty()) return Optional.empty();
    String text = refitLeaves.get();
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
