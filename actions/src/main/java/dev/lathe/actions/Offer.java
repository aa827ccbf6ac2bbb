package dev.lathe.actions;

/// An action that can be asked for.
///
/// @param family its topic
/// @param asks what it is called and what it takes
/// @param form its arguments
public record Offer(String family, Asks asks, ArgumentForm form) {
  static Offer of(Family family, Class<? extends Action<?>> type) {
    return new Offer(family.name(), asks(type), ArgumentForm.of(type));
  }

  /// The offer of which this is one.
  static Asks asks(Class<?> type) {
    Asks asks = type.getAnnotation(Asks.class);
    if (asks == null || !type.isRecord()) {
      throw new IllegalStateException(type.getName() + " is no record with @Asks");
    }
    return asks;
  }

  /// What it is called.
  public String name() {
    return asks.name();
  }
}
