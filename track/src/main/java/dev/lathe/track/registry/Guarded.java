package dev.lathe.track.registry;

/// What gates stand before: one model, or every model of a project, also those that are yet to
/// come.
public sealed interface Guarded permits ModelName, EveryModel {
  /// The project where.
  String project();
}
