package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import java.util.Optional;

/// Columns that are no inputs.
///
/// @param group rows alike in it stay together
/// @param timeColumn earlier rows are learned from, later ones tested on
/// @param weights how much each row counts
/// @param offset what a row's score starts from
public record FitRoles(
    @Argument("rows alike in this column stay on one side of every split") Optional<String> group,
    @Argument("learn from earlier rows, test on later ones") Optional<String> timeColumn,
    @Argument("how much each row counts") Optional<String> weights,
    @Argument("what a row's score starts from") Optional<String> offset) {}
