package dev.lathe.learn;

import dev.lathe.frame.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model says of itself: its data, how it was made, what was decided, how good it is.
///
/// It holds no measured time and no path, so that equal data and settings give an equal card.
///
/// @param data where the rows came from
/// @param provenance seed and versions
/// @param split which rows were learned from and which were held out; empty where a learner was
///   fitted by itself
/// @param decisions what was decided and why
/// @param warnings what the user should know
/// @param leaderboard who competed, the best first
/// @param evidence how good the model is
public record Card(
    Origin data,
    Provenance provenance,
    Optional<Split> split,
    List<Decision> decisions,
    List<String> warnings,
    List<Entrant> leaderboard,
    Evidence evidence) {

  public Card {
    decisions = List.copyOf(decisions);
    warnings = List.copyOf(warnings);
    leaderboard = List.copyOf(leaderboard);
  }

  /// The card of a model that was fitted by itself, on rows of this origin.
  public static Card of(Origin data, long seed) {
    return new Card(
        data,
        Provenance.of(seed),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        new Evidence(Optional.empty(), Optional.empty(), List.of()));
  }

  /// This card with warnings from elsewhere before its own, such as what was odd in a file.
  public Card warned(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(warnings);
    return new Card(data, provenance, split, decisions, all, leaderboard, evidence);
  }

  /// This card with decisions after its own, such as what a learner's settings left open.
  public Card decided(List<Decision> more) {
    List<Decision> all = new ArrayList<>(decisions);
    all.addAll(more);
    return new Card(data, provenance, split, all, warnings, leaderboard, evidence);
  }

  /// Seed and versions.
  ///
  /// @param seed where randomness began
  /// @param lathe version of Lathe
  /// @param jdk version of Java
  /// @param date as it was told; empty when nobody did
  /// @param former the model that this one goes on from; empty for one that began anew
  public record Provenance(
      long seed, String lathe, String jdk, Optional<String> date, Optional<Former> former) {
    /// The provenance of a model that began anew.
    public Provenance(long seed, String lathe, String jdk, Optional<String> date) {
      this(seed, lathe, jdk, date, Optional.empty());
    }

    /// The versions that are running, with no date.
    public static Provenance of(long seed) {
      return new Provenance(
          seed, Release.version(), Runtime.version().toString(), Optional.empty());
    }
  }

  /// A model that another goes on from.
  ///
  /// @param model content hash of its file, `sha256:` and 64 hex digits
  /// @param data where the rows that it learned from came from
  public record Former(String model, Origin data) {}

  /// Which rows were for what.
  ///
  /// @param how in words
  /// @param learning rows that candidates learned from
  /// @param testing rows held out, which the test scores are of
  /// @param refitted whether the model was fitted again on all rows after it was scored
  public record Split(String how, long learning, long testing, boolean refitted) {}

  /// Something that was decided for the user.
  ///
  /// @param subject what it is about, such as `kind` or `set aside`
  /// @param choice what was chosen
  /// @param reason why
  /// @param overrule the flag that decides otherwise; empty where there is none
  public record Decision(String subject, String choice, String reason, String overrule) {}

  /// One who competed.
  ///
  /// @param name unique on the leaderboard
  /// @param learner its learner's name
  /// @param settings those that differ from the learner's defaults
  /// @param score by cross-validation
  /// @param bytes size of its model, fitted on the learning rows
  /// @param work steps that scoring one row takes
  public record Entrant(
      String name,
      String learner,
      Map<String, String> settings,
      Score score,
      long bytes,
      long work) {
    public Entrant {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /// How good a model is.
  ///
  /// @param test on rows it had not learned from
  /// @param baseline the baseline on the same rows
  /// @param importances what each column is worth, most first
  /// @param strangeness of anomalies: how strange the rows are
  /// @param former the model that it goes on from, on the same rows
  public record Evidence(
      Optional<Evaluation> test,
      Optional<Evaluation> baseline,
      List<Importance> importances,
      Optional<Strangeness> strangeness,
      Optional<Evaluation> former) {
    public Evidence {
      importances = List.copyOf(importances);
    }

    /// The evidence for a model that began anew.
    public Evidence(
        Optional<Evaluation> test,
        Optional<Evaluation> baseline,
        List<Importance> importances,
        Optional<Strangeness> strangeness) {
      this(test, baseline, importances, strangeness, Optional.empty());
    }

    /// The evidence for a model that predicts a target.
    public Evidence(
        Optional<Evaluation> test, Optional<Evaluation> baseline, List<Importance> importances) {
      this(test, baseline, importances, Optional.empty());
    }

    /// The same beside the scores of the model that it goes on from.
    public Evidence former(Evaluation former) {
      return new Evidence(test, baseline, importances, strangeness, Optional.of(former));
    }
  }

  /// What a column is worth: how much worse the score gets when its values are shuffled.
  ///
  /// @param column its name
  /// @param worth mean loss of score, more is more important; in the unit of the score that ranks
  /// @param deviation standard deviation over the shuffles
  public record Importance(String column, double worth, double deviation) {}
}
