package dev.lathe.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/// What `fit` can do with gradient boosting alone: go on from a model, or learn from rows that are
/// not held in memory.
final class BoostingOptions {
  @Option(
      names = "--from",
      order = HelpText.HOW + 8,
      paramLabel = "MODEL",
      description =
          "Go on from this model of gradient-boosting: more rounds on DATA; --set changes settings.")
  Optional<String> from = Optional.empty();

  @Option(
      names = "--refit-leaves",
      order = HelpText.HOW + 9,
      paramLabel = "KEEP",
      description =
          "With --from: no more rounds, but leaves learned anew; this share of the old values stays.")
  Optional<String> refitLeaves = Optional.empty();

  @Option(
      names = "--streamed",
      order = HelpText.HOW + 10,
      description = "Learn from a file larger than memory, by gradient-boosting alone.")
  boolean streamed;
}
