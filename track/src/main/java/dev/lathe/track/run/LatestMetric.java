package dev.lathe.track.run;

/// Where a metric stands.
///
/// @param latest the figure of the highest step, and there of the latest time
/// @param low the lowest figure there was; `NaN` where there was none but `NaN`
/// @param high the highest
/// @param points how many figures there were
public record LatestMetric(MetricPoint latest, double low, double high, long points) {}
