package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import dev.lathe.actions.data.ReadingWords;
import java.util.Optional;

/// What a fit learns from.
///
/// @param data the rows
/// @param test rows to score on
/// @param streamed whether the rows are gone through and never held
/// @param from the model it goes on from
/// @param refitLeaves how much of the old leaves stays, where only leaves are learned anew
public record FitInput(
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    @Argument("rows to score on; without it a fifth of the data is held out") Optional<String> test,
    @Argument("learn from a file larger than memory, by gradient-boosting alone") boolean streamed,
    @Argument("go on from this model of gradient-boosting") Optional<String> from,
    @Argument("with from: no more rounds, this share of the old leaves stays")
        Optional<String> refitLeaves) {}
