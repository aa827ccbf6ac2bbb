package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.train.FitAim;
import dev.lathe.actions.train.FitManner;
import dev.lathe.actions.train.FitRoles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What is asked of `fit`; what is not said is decided by it.
final class LearningOptions {
  @Option(
      names = "--target",
      order = HelpText.WHAT,
      paramLabel = "T",
      description = "The column to predict; of anomalies the labels, if there are any.")
  String target = "";

  @Option(
      names = "--kind",
      order = HelpText.WHAT + 2,
      paramLabel = "K",
      description = "binary, multiclass, regression, count, ranking or anomaly.")
  Optional<String> kind = Optional.empty();

  @Option(
      names = "--positive",
      order = HelpText.WHAT + 3,
      paramLabel = "L",
      description = "Which of two classes is the positive one.")
  Optional<String> positive = Optional.empty();

  @Option(
      names = "--drop",
      order = HelpText.WHAT + 4,
      paramLabel = "A,B",
      description = "Columns no learner may see.")
  List<String> drop = List.of();

  @Option(
      names = "--keep",
      order = HelpText.WHAT + 5,
      paramLabel = "A,B",
      description = "Columns to use even if fit would set them aside.")
  List<String> keep = List.of();

  @Option(
      names = "--group",
      order = HelpText.WHAT + 6,
      paramLabel = "C",
      description =
          "Rows alike in this column stay on one side of every split; a ranking orders them.")
  Optional<String> group = Optional.empty();

  @Option(
      names = "--time-column",
      order = HelpText.WHAT + 7,
      paramLabel = "C",
      description = "Learn from earlier rows, test on later ones.")
  Optional<String> timeColumn = Optional.empty();

  @Option(
      names = "--weights",
      order = HelpText.WHAT + 8,
      paramLabel = "C",
      description = "How much each row counts.")
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--offset",
      order = HelpText.WHAT + 9,
      paramLabel = "C",
      description = "What a row's score starts from: for counts the logarithm of the exposure.")
  Optional<String> offset = Optional.empty();

  @Option(
      names = "--learner",
      order = HelpText.HOW,
      paramLabel = "NAME",
      description = "Only this learner; 'lathe learners' lists them.")
  Optional<String> learner = Optional.empty();

  @Option(
      names = "--set",
      order = HelpText.HOW + 1,
      paramLabel = "KEY=VALUE",
      split = ",(?=[a-z][a-z0-9-]*=)",
      hideParamSyntax = true,
      description = "A setting of the learner; may be repeated.")
  List<String> set = List.of();

  @Option(
      names = "--metric",
      order = HelpText.HOW + 2,
      paramLabel = "M",
      description = "What learners are ranked by, such as auc, log-loss, rmse.")
  Optional<String> metric = Optional.empty();

  @Option(
      names = "--threshold",
      order = HelpText.HOW + 3,
      paramLabel = "P",
      description = "Probability from which the positive class is predicted, or best-f1.")
  Optional<String> threshold = Optional.empty();

  @Option(
      names = "--refit",
      order = HelpText.HOW + 4,
      paramLabel = "all|none",
      description = "Fit the winner again on all rows (all), or ship the one that was scored.")
  Optional<String> refit = Optional.empty();

  @Option(
      names = "--seed",
      order = HelpText.HOW + 5,
      paramLabel = "N",
      description = "Where randomness begins; 0 when nobody says.")
  long seed;

  @Option(
      names = "--threads",
      order = HelpText.HOW + 6,
      paramLabel = "N",
      description = "How many threads to use; the model is the same with any number.")
  Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--date",
      order = HelpText.HOW + 7,
      paramLabel = "D",
      description = "A date for the model's card, as 2026-01-31; SOURCE_DATE_EPOCH gives one too.")
  Optional<String> date = Optional.empty();

  /// What is to be predicted, as arguments.
  FitAim aim() {
    Optional<String> named = target.isEmpty() ? Optional.empty() : Optional.of(target);
    return new FitAim(named, kind, positive, drop, keep);
  }

  /// Columns that are no inputs, as arguments.
  FitRoles roles() {
    return new FitRoles(group, timeColumn, weights, offset);
  }

  /// How it is learned, as arguments.
  FitManner manner() {
    return new FitManner(learner, settings(), metric, threshold, refit, Optional.of(seed), threads);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String each : set) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--set wants key=value, got '%s'".formatted(each));
      }
      settings.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    return settings;
  }
}
