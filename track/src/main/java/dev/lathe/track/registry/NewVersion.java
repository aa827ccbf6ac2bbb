package dev.lathe.track.registry;

import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.track.database.Text;
import java.util.Optional;

/// A version that is about to be registered. Its model file is read when this is made, so that
/// nothing is read within a write.
public final class NewVersion {
  /// The longest text of notes, in UTF-16 units.
  public static final int LONGEST_NOTES = 20_000;

  private final ModelName model;
  private final byte[] file;
  private final Facts facts;
  private final Said said;

  /// @param run id of the run that made it
  /// @param number a number that is higher than the rule's
  private record Said(
      Optional<String> run, Optional<SemanticVersion> number, String person, String notes) {}

  private NewVersion(ModelName model, byte[] file, Facts facts, Said said) {
    this.model = model;
    this.file = file;
    this.facts = facts;
    this.said = said;
  }

  /// The model in a file's bytes, which are left alone afterwards.
  ///
  /// @throws dev.lathe.learn.file.ModelFileException when they are no sound model file
  /// @throws IllegalArgumentException when the model has no signature
  public static NewVersion of(ModelName name, byte[] file) {
    return new NewVersion(
        name, file, Facts.of(Model.of(file)), new Said(Optional.empty(), Optional.empty(), "", ""));
  }

  /// This model.
  ///
  /// @throws IllegalArgumentException when it has no signature
  public static NewVersion of(ModelName name, Model model) {
    return of(name, ModelFile.bytes(model.whole()));
  }

  /// The same as made by this run.
  public NewVersion run(String run) {
    Text.name("run", run);
    return new NewVersion(
        model, file, facts, new Said(Optional.of(run), said.number, said.person, said.notes));
  }

  /// The same with a number that is raised by hand.
  public NewVersion number(SemanticVersion number) {
    return new NewVersion(
        model, file, facts, new Said(said.run, Optional.of(number), said.person, said.notes));
  }

  /// The same as registered by this person.
  public NewVersion person(String person) {
    Text.value("who registers a version", person, Text.NAME);
    return new NewVersion(model, file, facts, new Said(said.run, said.number, person, said.notes));
  }

  /// The same with something for people to know.
  public NewVersion notes(String notes) {
    Text.value("the notes of a version", notes, LONGEST_NOTES);
    return new NewVersion(model, file, facts, new Said(said.run, said.number, said.person, notes));
  }

  /// Of which model it is to be a version.
  public ModelName model() {
    return model;
  }

  /// What the model file says of itself.
  public Facts facts() {
    return facts;
  }

  byte[] file() {
    return file;
  }

  Optional<String> run() {
    return said.run;
  }

  Optional<SemanticVersion> number() {
    return said.number;
  }

  String person() {
    return said.person;
  }

  String notes() {
    return said.notes;
  }
}
