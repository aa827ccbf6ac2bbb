package dev.lathe.actions.train;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.data.Names;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What is asked of a fit, checked, as what `learn` takes.
///
/// @param asked the words
/// @param learner the only one, where there is one
/// @param environment the variables that are set
record Learning(FitModel asked, Optional<String> learner, Map<String, String> environment) {
  String target() {
    return asked.aim().target().orElse("");
  }

  /// What is asked for, apart from columns: checked before any data are read.
  Detect detect() {
    checkThreads();
    apart("--group", asked.roles().group());
    apart("--time-column", asked.roles().timeColumn());
    apart("--weights", asked.roles().weights());
    apart("--metric", asked.manner().metric());
    apart("--threshold", asked.manner().threshold());
    apart("--refit", asked.manner().refit());
    if (target().isEmpty()) apart("--positive without --target", asked.aim().positive());
    Detect detect = new Detect().seed(seed()).choice(choice());
    if (!target().isEmpty()) detect = detect.labels(target());
    return date().map(detect::date).orElse(detect);
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
    if (!target().isEmpty()) Names.column(target(), frame, "--target");
    return detect.columns(named(frame));
  }

  private long seed() {
    return asked.manner().seed().orElse(0L);
  }

  private void checkThreads() {
    asked
        .manner()
        .threads()
        .filter(number -> number < 1)
        .ifPresent(number -> {
          throw new UsageException("--threads must be 1 or more, got " + number);
        });
  }

  /// What is asked for, apart from columns: checked before any data are read.
  Fit fit() {
    checkThreads();
    if (target().isEmpty()) throw new UsageException("--target T is missing");
    return asked(new Fit(target()).choice(choice()));
  }

  private Fit asked(Fit fit) {
    Fit plain =
        fit.seed(seed())
            .line(
                asked
                    .manner()
                    .threshold()
                    .map(each -> told(each, Line::named))
                    .orElse(new Line.MostProbable()))
            .shipped(
                asked.manner().refit().map(each -> told(each, Shipped::named)).orElse(Shipped.ALL));
    return date().map(plain::date).orElse(plain);
  }

  /// What is asked beside a model that is gone on from; its roles are the model's.
  Fit beside() {
    checkThreads();
    var choice = new Choice();
    return asked(new Fit(target()).choice(metric().map(choice::metric).orElse(choice)));
  }

  /// The settings that are told, which must be those of this learner.
  Map<String, String> settings(String name) {
    var _ = Names.learner(name, asked.manner().settings());
    return asked.manner().settings();
  }

  /// The same with the columns that are named, which must be in the frame.
  Update columns(Update update, Frame frame) {
    Roles roles = update.fit().roles();
    FitRoles told = asked.roles();
    var named =
        new Roles(
            Names.column(roles.target(), frame, "DATA"),
            column(told.weights(), frame, "--weights"),
            told.group().isPresent() ? column(told.group(), frame, "--group") : roles.group(),
            column(told.timeColumn(), frame, "--time-column"),
            roles.offset());
    return update.asking(fit -> fit.roles(named));
  }

  /// The same with the columns that are named, which must be in the frame.
  Fit columns(Fit fit, Frame frame) {
    Names.column(target(), frame, "--target");
    FitRoles told = asked.roles();
    var roles =
        new Roles(
            target(),
            column(told.weights(), frame, "--weights"),
            column(told.group(), frame, "--group"),
            column(told.timeColumn(), frame, "--time-column"),
            column(told.offset(), frame, "--offset"));
    return fit.roles(roles).columns(named(frame));
  }

  private Columns named(Frame frame) {
    return new Columns(
        Set.copyOf(Names.columns(asked.aim().drop(), frame, "--drop")),
        Set.copyOf(Names.columns(asked.aim().keep(), frame, "--keep")));
  }

  private static Optional<String> column(Optional<String> name, Frame frame, String option) {
    return name.map(each -> Names.column(each, frame, option));
  }

  private Choice choice() {
    var kinds = Arrays.stream(TaskKind.values()).map(TaskKind::key).toList();
    Map<String, String> settings = asked.manner().settings();
    if (learner.isPresent()) {
      var _ = Names.learner(learner.get(), settings);
    } else if (!settings.isEmpty()) {
      var first = settings.entrySet().iterator().next();
      throw new UsageException(
          "--set %s=%s belongs to a learner; name it too, as in --learner gradient-boosting"
              .formatted(first.getKey(), first.getValue()));
    }
    return new Choice(
        asked.aim().kind().map(each -> TaskKind.named(Names.known("kind", each, kinds))),
        asked.aim().positive(),
        learner,
        settings,
        metric());
  }

  private Optional<Metric> metric() {
    var metrics = Arrays.stream(Metric.values()).map(Metric::key).toList();
    return asked.manner().metric().map(each -> Metric.named(Names.known("metric", each, metrics)));
  }

  private static <T> T told(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Optional<String> date() {
    Optional<String> date = asked.output().date();
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
