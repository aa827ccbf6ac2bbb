package dev.lathe.learn;

/// A score with the interval that chance leaves it.
///
/// @param name such as `auc` or `rmse`
/// @param value in the unit of the score
/// @param low lower end of the 95 % interval
/// @param high upper end of the 95 % interval
public record Score(String name, double value, double low, double high) {}
