package dev.lathe.learn.tree.shap;

/// How the sums of leaves become scores: to each a start is added, then all is divided.
///
/// @param start one for each score
/// @param divisor above 0
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Scale(double[] start, double divisor) {}
