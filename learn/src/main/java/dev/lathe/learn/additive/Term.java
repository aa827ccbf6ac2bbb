package dev.lathe.learn.additive;

import java.util.List;

/// One of the parts that an [AdditiveModel] adds up: what it adds depends on one or two columns and
/// can be looked at whole.
///
/// **Units.** What is added is in the unit of the raw score: of the target, of the logarithm of a
/// count, or of log-odds; of several classes there is a score for each.
public sealed interface Term permits Curve, Surface {
  /// The column's name, or both with a `×` between them.
  String name();

  /// The columns it depends on, one or two.
  List<Axis> axes();

  /// The mean size of what it adds, over the rows that were learned from.
  double importance();
}
