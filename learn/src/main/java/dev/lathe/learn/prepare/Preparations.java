package dev.lathe.learn.prepare;

import dev.lathe.learn.Preparation;
import java.util.List;

/// The standard preparations.
///
/// ```java
/// static Frame ready(Task task) {
///   return Preparations.forLinear().fit(task).frame();
/// }
/// ```
public final class Preparations {
  /// Up to so many levels trees give each a bin of its own; above it they get means beside them.
  public static final int LEVELS_FOR_TREES = 254;

  private static final int WORDS_FOR_TREES = 256;
  private static final int WORDS_FOR_LINEAR = 1024;

  private Preparations() {}

  /// Preparations one after another, each fitted to what the one before it made.
  public static Preparation chain(Preparation... preparations) {
    return new Chain(List.of(preparations));
  }

  /// For trees: numbers and categories, with missing values.
  ///
  /// Infinities become missing, yes and no 1 and 0, times plain calendar numbers, text hashed
  /// words; categories keep the dictionary that was learned from.
  public static Preparation forTrees() {
    return forTrees(new TargetEncoding().above(LEVELS_FOR_TREES).beside(true));
  }

  /// The same with many levels encoded as told.
  public static Preparation forTrees(TargetEncoding encoding) {
    return chain(
        new Keep(),
        new Calendar(false),
        new PlainNumbers(),
        encoding,
        new Levels(),
        new Words(WORDS_FOR_TREES, false));
  }

  /// For what looks at rows without a target: numbers, with missing values.
  ///
  /// Infinities become missing, yes and no 1 and 0, times plain calendar numbers, categories ranks
  /// from the most common level to the rarest. Text stays as it is.
  public static Preparation forDetectors() {
    return chain(new Keep(), new Calendar(false), new PlainNumbers(), new Ranks());
  }

  /// For linear learners: finite numbers on one scale, none missing.
  ///
  /// Numbers are filled and scaled; categories of few levels get a column for each, those of many
  /// the mean of the target; times become cycles, text hashed words.
  public static Preparation forLinear() {
    return chain(
        new Keep(),
        new Calendar(true),
        new PlainNumbers(),
        new TargetEncoding(),
        new Impute(),
        new Scale(),
        new OneHot(),
        new Keep(),
        new Words(WORDS_FOR_LINEAR, true));
  }
}
