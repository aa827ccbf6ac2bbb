package dev.lathe.track.serve;

/// How good a version's answers were, as far as the truth is known.
///
/// @param version its id
/// @param outcomes how many are known
/// @param mean the share that was right, or the mean distance to the truth
/// @param variance of the outcomes
/// @param shares whether it is a share of classes that were right; more is better then, of
///   distances less is
public record Tally(String version, long outcomes, double mean, double variance, boolean shares) {}
