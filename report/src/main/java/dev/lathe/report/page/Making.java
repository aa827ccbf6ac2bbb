package dev.lathe.report.page;

import dev.lathe.frame.Field;
import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Settings;
import dev.lathe.learn.automl.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a model was made of and how.
///
/// @param decisions what was decided and why
/// @param facts data, split, seed, versions
/// @param learner the learner's name
/// @param settings of the learner
/// @param inputs the columns that it reads
/// @param time where the time went; empty where it is not known
public record Making(
    List<Card.Decision> decisions,
    List<Fact> facts,
    String learner,
    List<Settings.Item> settings,
    List<Input> inputs,
    Optional<String> time) {

  /// Something that is so.
  ///
  /// @param name what it is
  /// @param value what it is like
  /// @param code whether it is to be read letter by letter
  public record Fact(String name, String value, boolean code) {}

  /// A column that a model reads.
  ///
  /// @param name its name
  /// @param type what it holds
  public record Input(String name, String type) {
    private static Input of(Field field) {
      return new Input(field.name(), field.type().key().replace('-', ' '));
    }
  }

  static Making of(Model model, Optional<Timings> timings) {
    return new Making(
        model.card().decisions(),
        facts(model.card()),
        model.learner().name(),
        Settings.of((Record) model.learner()),
        model.signature().inputs().fields().stream().map(Input::of).toList(),
        timings.map(Making::time));
  }

  private static List<Fact> facts(Card card) {
    List<Fact> facts = new ArrayList<>();
    var data = card.data();
    facts.add(new Fact("Data", data.source(), false));
    facts.add(new Fact("Rows", Figures.count(data.rows()), false));
    facts.add(
        new Fact(
            "Origin",
            switch (data.nature()) {
              case MEASURED -> "measured";
              case SIMULATED -> "simulated";
              case UNKNOWN -> "unknown; --origin says whether the rows were measured or simulated";
            },
            false));
    facts.add(new Fact("Content hash", data.hash(), true));
    card.split()
        .ifPresent(split -> {
          facts.add(new Fact("Learned from", Figures.count(split.learning(), "row"), false));
          facts.add(
              new Fact(
                  "Scored on",
                  "%s: %s".formatted(Figures.count(split.testing(), "row"), split.how()),
                  false));
          facts.add(
              new Fact(
                  "This model",
                  split.refitted() ? "fitted again on all rows" : "the one that was scored",
                  false));
        });
    var provenance = card.provenance();
    provenance
        .former()
        .ifPresent(former -> {
          facts.add(new Fact("Goes on from", former.model(), true));
          facts.add(
              new Fact(
                  "which learned from",
                  "%s, %s"
                      .formatted(
                          former.data().source(), Figures.count(former.data().rows(), "row")),
                  false));
        });
    facts.add(new Fact("Seed", Long.toString(provenance.seed()), false));
    facts.add(new Fact("Lathe", provenance.lathe(), false));
    facts.add(new Fact("Java", provenance.jdk(), false));
    provenance.date().ifPresent(date -> facts.add(new Fact("Date", date, false)));
    return facts;
  }

  private static String time(Timings timings) {
    String stages =
        timings.stages().stream()
            .map(stage -> stage.name() + " " + Figures.seconds(stage.seconds()))
            .collect(Collectors.joining(", "));
    String all = Figures.seconds(timings.seconds());
    return stages.isEmpty() ? all : all + " (" + stages + ")";
  }
}
