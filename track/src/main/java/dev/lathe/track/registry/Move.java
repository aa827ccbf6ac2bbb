package dev.lathe.track.registry;

import dev.lathe.track.database.StoreException;
import java.util.List;

/// What became of a version that was to move. What the gates found is kept, whether they let it
/// pass or not.
///
/// @param transition the line of the log
/// @param evidence what each gate of the stage found
public record Move(Transition transition, List<Evidence> evidence) {
  /// Copies the list.
  public Move {
    evidence = List.copyOf(evidence);
  }

  /// Whether it moved.
  public boolean passed() {
    return transition.kind() != Transition.Kind.REFUSED;
  }

  /// Why it did not move; empty when it did.
  public String refusal() {
    if (passed()) return "";
    List<String> found =
        evidence.stream()
            .filter(one -> !one.passed())
            .map(one -> "%s: %s".formatted(one.gate(), one.found()))
            .toList();
    return "%s does not enter %s; %s"
        .formatted(transition.name(), transition.to(), String.join("; ", found));
  }

  /// This, when it moved.
  ///
  /// @throws StoreException when a gate refused, saying which and why
  public Move orRefused() {
    if (!passed()) throw StoreException.state(refusal());
    return this;
  }
}
