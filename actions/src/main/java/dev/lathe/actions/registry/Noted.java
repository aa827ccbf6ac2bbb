package dev.lathe.actions.registry;

import dev.lathe.actions.Argument;
import dev.lathe.actions.Workbench;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.SemanticVersion;
import java.util.Optional;

/// What is said of a version when it is registered.
///
/// @param number one higher than the rule gives
/// @param notes what people are to know
public record Noted(
    @Argument("its number, where it is to be higher than the rule's") Optional<String> number,
    @Argument(value = "what people are to know of it", longest = 10_000) Optional<String> notes) {
  /// Nothing.
  public static final Noted NOTHING = new Noted(Optional.empty(), Optional.empty());

  /// A version of which this is said by whoever asks.
  NewVersion on(NewVersion version, Workbench bench) {
    NewVersion said = version.person(bench.caller().name());
    if (number.isPresent()) said = said.number(SemanticVersion.parse(number.get()));
    return notes.isPresent() ? said.notes(notes.get()) : said;
  }
}
