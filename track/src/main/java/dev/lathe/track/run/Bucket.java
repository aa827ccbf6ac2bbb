package dev.lathe.track.run;

/// A stretch of a metric's history, summed up.
///
/// @param firstStep its first step
/// @param lastStep its last step
/// @param low the lowest figure; `NaN` where there was none but `NaN`
/// @param high the highest
/// @param mean the mean of those that are not `NaN`
/// @param points how many points, `NaN`s among them
public record Bucket(
    long firstStep, long lastStep, double low, double high, double mean, long points) {}
