package dev.lathe.track.registry;

import dev.lathe.learn.Signature;
import dev.lathe.learn.TaskKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What goes into a model and what comes out, as far as a caller depends on it.
///
/// @param inputs the columns it reads
/// @param target what it predicts
/// @param kind what kind of prediction that is
/// @param levels the classes, the positive one of two last; empty for numbers
/// @param quantiles which quantiles of a number it gives
public record Shape(
    List<InputColumn> inputs,
    String target,
    TaskKind kind,
    List<String> levels,
    List<Double> quantiles) {
  /// Copies the lists.
  public Shape {
    inputs = List.copyOf(inputs);
    levels = List.copyOf(levels);
    quantiles = List.copyOf(quantiles);
  }

  /// The shape that a model's signature tells. Values may be missing in every column but the
  /// offset, which a score starts from.
  ///
  /// @throws IllegalArgumentException when it tells of no column
  static Shape of(Signature signature) {
    var output = signature.output();
    if (signature.inputs().fields().isEmpty()) {
      throw new IllegalArgumentException(
          "the model of '%s' has no signature: it says of no column that it reads it; fit it on"
                  .formatted(output.target())
              + " columns and register that");
    }
    List<InputColumn> inputs =
        signature.inputs().fields().stream()
            .map(field ->
                new InputColumn(
                    field.name(), field.type(), !output.offset().equals(Optional.of(field.name()))))
            .toList();
    return new Shape(inputs, output.target(), output.kind(), output.levels(), output.quantiles());
  }

  /// What a caller of this one would notice of the other, in sentences; nothing where all is the
  /// same. The order of the columns does not matter, that of the classes does.
  public List<String> changes(Shape other) {
    var changes = new ArrayList<String>();
    var before = new HashSet<>(inputs);
    var after = new HashSet<>(other.inputs);
    for (InputColumn column : other.inputs) {
      if (!before.contains(column)) changes.add("it reads '%s' now".formatted(column));
    }
    for (InputColumn column : inputs) {
      if (!after.contains(column)) changes.add("it read '%s' before".formatted(column));
    }
    told(changes, "target", target, other.target);
    told(changes, "kind", kind.key(), other.kind.key());
    told(changes, "classes", levels, other.levels);
    told(changes, "quantiles", quantiles, other.quantiles);
    return List.copyOf(changes);
  }

  private static void told(List<String> changes, String what, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add("the %s changed from %s to %s".formatted(what, before, after));
    }
  }
}
