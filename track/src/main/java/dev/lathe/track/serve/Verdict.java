package dev.lathe.track.serve;

import java.util.Optional;

/// How two versions compare by now. It may be looked at as often as one likes, and whenever.
///
/// @param first the one
/// @param second the other
/// @param difference the second's mean less the first's
/// @param low lower end of what the true difference may be; minus infinity where nothing is known
/// @param high upper end
/// @param chance how often two versions alike would ever look so far apart, at most
/// @param better id of the version that is better, once that is sure
public record Verdict(
    Tally first,
    Tally second,
    double difference,
    double low,
    double high,
    double chance,
    Optional<String> better) {}
