package dev.lathe.report;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Settings;
import dev.lathe.learn.TaskKind;
import java.util.List;

/// A learner of the catalogue told to programs: what `lathe learners --json` gives.
///
/// @param name in flags and files
/// @param summary what it is and when to use it, in one sentence
/// @param kinds the tasks it learns
/// @param traits what it can do beyond fitting
/// @param reference authors, title, year of the method
/// @param settings with their defaults, in order
public record LearnerDocument(
    String name,
    String summary,
    List<TaskKind> kinds,
    List<Entry.Trait> traits,
    String reference,
    List<Settings.Item> settings) {

  /// The document of a learner, with the settings it has.
  public static LearnerDocument of(Learner<?> learner) {
    Entry entry = learner.entry();
    return new LearnerDocument(
        learner.name(),
        entry.summary(),
        entry.kinds().stream().sorted().toList(),
        entry.traits().stream().sorted().toList(),
        entry.reference(),
        Settings.of((Record) learner));
  }

  /// Every learner on the class path, in the order of their names.
  public static List<LearnerDocument> all() {
    return Catalogue.learners().stream().<LearnerDocument>map(LearnerDocument::of).toList();
  }
}
