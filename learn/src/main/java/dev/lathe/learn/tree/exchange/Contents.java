package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.TaskKind;
import java.util.List;

/// What the file of another library was found to hold.
///
/// @param maker which library wrote it
/// @param answer what the scores stand for
/// @param features the columns it reads, in order
/// @param trees its trees
/// @param start the scores that trees add to
/// @param warnings what the user should know
record Contents(
    Maker maker,
    Answer answer,
    List<SourceTrees.Feature> features,
    SourceTrees trees,
    List<Double> start,
    List<String> warnings) {

  /// Who wrote the file.
  ///
  /// @param library its name
  /// @param format the version that the file states
  /// @param objective what it made small, as the file has it
  record Maker(String library, String format, String objective) {}

  /// What the scores stand for.
  ///
  /// @param quantiles which quantiles are predicted, where there are several
  record Answer(TaskKind kind, ForeignLink link, List<Double> quantiles) {
    Answer(TaskKind kind, ForeignLink link) {
      this(kind, link, List.of());
    }
  }
}
