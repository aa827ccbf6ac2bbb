package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import java.util.Optional;

/// What a fit writes.
///
/// @param folder where relative paths begin; empty for where it is asked
/// @param out the folder
/// @param force whether a folder that exists is replaced
/// @param date for the model's card
public record FitOutput(
    @Argument("the folder where relative paths begin") Optional<String> folder,
    @Argument("the folder to write; lathe-out/<data>-<target> when nobody says")
        Optional<String> out,
    @Argument("replace the folder if it exists") boolean force,
    @Argument("a date for the model's card, as 2026-01-31") Optional<String> date) {}
