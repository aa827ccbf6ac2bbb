package dev.lathe.learn.prepare;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How fitted steps are read.
public final class PrepareShelf implements Shelf {
  @Override
  public List<Learner<?>> learners() {
    return List.of();
  }

  @Override
  public Map<String, Function<Parts, ? extends Saved>> readers() {
    return Map.of(
        Keep.TYPE, Keep.Fitted::read,
        Calendar.TYPE, Calendar.Fitted::read,
        PlainNumbers.TYPE, PlainNumbers.Fitted::read,
        Levels.TYPE, Levels.Fitted::read,
        Ranks.TYPE, Ranks.Fitted::read,
        Impute.TYPE, Impute.Fitted::read,
        Scale.TYPE, Scale.Fitted::read,
        OneHot.TYPE, OneHot.Fitted::read,
        TargetEncoding.TYPE, TargetEncoding.Fitted::read,
        Words.TYPE, Words.Fitted::read);
  }

  @Override
  public Map<String, ModelReader> models() {
    return Map.of();
  }
}
