package dev.lathe.cli;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Roles;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Choice;
import dev.lathe.learn.automl.Columns;
import dev.lathe.learn.automl.Detect;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Line;
import dev.lathe.learn.automl.Shipped;
import dev.lathe.learn.automl.Update;
import dev.lathe.learn.metrics.Metric;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

  /// Whether rows unlike the others are looked for, and no target is predicted.
  boolean anomalies() {
    return kind.filter(TaskKind.ANOMALY.key()::equals).isPresent();
  }

  /// What is asked for, apart from columns: checked before any data are read.
  Detect detect(Map<String, String> environment) {
    checkThreads();
    apart("--group", group);
    apart("--time-column", timeColumn);
    apart("--weights", weights);
    apart("--metric", metric);
    apart("--threshold", threshold);
    apart("--refit", refit);
    if (target.isEmpty()) apart("--positive without --target", positive);
    Detect detect = new Detect().seed(seed).choice(choice());
    if (!target.isEmpty()) detect = detect.labels(target);
    return date(environment).map(detect::date).orElse(detect);
  }

  private static void apart(String option, Optional<String> value) {
    if (value.isEmpty()) return;
    throw new UsageException(
        option.equals("--threshold")
            ? "--threshold does not go with --kind anomaly; --set contamination=0.01 says how many rows are anomalies"
            : option + " does not go with --kind anomaly");
  }

  /// The same with the columns that are named, which must be in the frame.
  Detect columns(Detect detect, Frame frame) {
    if (!target.isEmpty()) Names.column(target, frame, "--target");
    return detect.columns(named(frame));
  }

  private void checkThreads() {
    threads
        .filter(number -> number < 1)
        .ifPresent(number -> {
          throw new UsageException("--threads must be 1 or more, got " + number);
        });
  }

  /// What is asked for, apart from columns: checked before any data are read.
  Fit fit(Map<String, String> environment) {
    checkThreads();
    if (target.isEmpty()) throw new UsageException("--target T is missing");
    return asked(new Fit(target).choice(choice()), environment);
  }

  private Fit asked(Fit fit, Map<String, String> environment) {
    Fit asked =
        fit.seed(seed)
            .line(threshold.map(each -> told(each, Line::named)).orElse(new Line.MostProbable()))
            .shipped(refit.map(each -> told(each, Shipped::named)).orElse(Shipped.ALL));
    return date(environment).map(asked::date).orElse(asked);
  }

  /// What is asked beside a model that is gone on from; its roles are the model's.
  Fit beside(Map<String, String> environment) {
    checkThreads();
    var choice = new Choice();
    return asked(new Fit(target).choice(metric().map(choice::metric).orElse(choice)), environment);
  }

  /// The settings that are told, which must be those of this learner.
  Map<String, String> settings(String learner) {
    Map<String, String> settings = settings();
    var _ = Names.learner(learner, settings);
    return settings;
  }

  /// The same with the columns that are named, which must be in the frame.
  Update columns(Update update, Frame frame) {
    Roles roles = update.fit().roles();
    var named =
        new Roles(
            Names.column(roles.target(), frame, "DATA"),
            column(weights, frame, "--weights"),
            group.isPresent() ? column(group, frame, "--group") : roles.group(),
            column(timeColumn, frame, "--time-column"),
            roles.offset());
    return update.asking(fit -> fit.roles(named));
  }

  /// The same with the columns that are named, which must be in the frame.
  Fit columns(Fit fit, Frame frame) {
    Names.column(target, frame, "--target");
    var roles =
        new Roles(
            target,
            column(weights, frame, "--weights"),
            column(group, frame, "--group"),
            column(timeColumn, frame, "--time-column"),
            column(offset, frame, "--offset"));
    return fit.roles(roles).columns(named(frame));
  }

  private Columns named(Frame frame) {
    return new Columns(
        Set.copyOf(Names.columns(drop, frame, "--drop")),
        Set.copyOf(Names.columns(keep, frame, "--keep")));
  }

  private static Optional<String> column(Optional<String> name, Frame frame, String option) {
    return name.map(each -> Names.column(each, frame, option));
  }

  private Choice choice() {
    var kinds = Arrays.stream(TaskKind.values()).map(TaskKind::key).toList();
    Map<String, String> settings = settings();
    if (anomalies() && learner.isEmpty()) learner = Optional.of(Detect.DETECTOR);
    if (learner.isPresent()) {
      var _ = Names.learner(learner.get(), settings);
    } else if (!settings.isEmpty()) {
      throw new UsageException(
          "--set %s belongs to a learner; name it too, as in --learner gradient-boosting"
              .formatted(set.getFirst()));
    }
    return new Choice(
        kind.map(each -> TaskKind.named(Names.known("kind", each, kinds))),
        positive,
        learner,
        settings,
        metric());
  }

  private Optional<Metric> metric() {
    var metrics = Arrays.stream(Metric.values()).map(Metric::key).toList();
    return metric.map(each -> Metric.named(Names.known("metric", each, metrics)));
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

  private static <T> T told(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Optional<String> date(Map<String, String> environment) {
    try {
      if (date.isPresent()) return date.map(each -> LocalDate.parse(each).toString());
      String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
      if (epoch.isEmpty()) return Optional.empty();
      var second = Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
      return Optional.of(second.atZone(ZoneOffset.UTC).toLocalDate().toString());
    } catch (DateTimeException _) {
      throw new UsageException(
          "--date must be a date as 2026-01-31, got '%s'".formatted(date.orElse("")));
    } catch (NumberFormatException _) {
      throw new UsageException(
          "SOURCE_DATE_EPOCH must be seconds since 1970, got '%s'"
              .formatted(environment.get("SOURCE_DATE_EPOCH")));
    }
  }
}
