package dev.lathe.track.registry;

import java.util.List;

/// Whoever calls the version that is there now can call this one: it needs no other columns and
/// gives the same classes.
public record SameSignature() implements Gate {
  @Override
  public Finding check(Candidate candidate) {
    if (candidate.holder().isEmpty()) {
      return new Finding(true, "no version is in %s yet".formatted(candidate.stage()));
    }
    Version holder = candidate.holder().get();
    List<String> changes = holder.facts().shape().changes(candidate.version().facts().shape());
    return changes.isEmpty()
        ? new Finding(true, "the same signature as %s".formatted(holder.name().number()))
        : new Finding(
            false, "beside %s, %s".formatted(holder.name().number(), String.join("; ", changes)));
  }
}
