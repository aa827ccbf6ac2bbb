package dev.lathe.report;

import dev.lathe.learn.Model;
import dev.lathe.learn.Score;
import dev.lathe.learn.additive.AdditiveModel;
import dev.lathe.learn.additive.Axis;
import dev.lathe.learn.additive.Curve;
import dev.lathe.learn.additive.Surface;
import dev.lathe.learn.additive.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An additive model told to programs: what it adds up.
///
/// @param outOfBag how good its bags are on rows that they left out
/// @param intercept the score of the average row; of several classes one for each
/// @param terms those that do most first, the shapes of the first twenty
public record AdditiveDocument(
    Optional<Score> outOfBag, List<Double> intercept, List<TermPart> terms) {
  private static final int MOST = 20;

  static Optional<AdditiveDocument> of(Model model) {
    if (!(model instanceof AdditiveModel additive)) return Optional.empty();
    List<TermPart> terms = new ArrayList<>();
    for (Term term : additive.terms()) {
      terms.add(TermPart.of(term, additive.scores(), terms.size() < MOST));
    }
    return Optional.of(
        new AdditiveDocument(
            additive.outOfBag(),
            IntStream.range(0, additive.scores()).mapToObj(additive::intercept).toList(),
            terms));
  }

  /// A term.
  ///
  /// @param name its columns' names
  /// @param columns one or two
  /// @param importance mean size of what it adds
  /// @param curve of one column, piece by piece
  /// @param surface of two columns
  public record TermPart(
      String name,
      List<String> columns,
      double importance,
      Optional<List<PiecePart>> curve,
      Optional<SurfacePart> surface) {
    static TermPart of(Term term, int scores, boolean whole) {
      return new TermPart(
          term.name(),
          term.axes().stream().map(Axis::name).toList(),
          term.importance(),
          whole && term instanceof Curve curve
              ? Optional.of(pieces(curve, scores))
              : Optional.empty(),
          whole && term instanceof Surface surface
              ? Optional.of(SurfacePart.of(surface, scores))
              : Optional.empty());
    }

    private static List<PiecePart> pieces(Curve curve, int scores) {
      List<List<Curve.Piece>> all = IntStream.range(0, scores).mapToObj(curve::pieces).toList();
      return IntStream.range(0, all.getFirst().size())
          .mapToObj(place -> PiecePart.of(all.stream().map(each -> each.get(place)).toList()))
          .toList();
    }
  }

  /// A piece of a curve.
  ///
  /// @param label its values in words
  /// @param low the number above which it begins
  /// @param high the number with which it ends
  /// @param rows how many there were, by weight
  /// @param values what it adds to each score
  /// @param errors their standard errors
  public record PiecePart(
      String label,
      Optional<Double> low,
      Optional<Double> high,
      double rows,
      List<Double> values,
      List<Double> errors) {
    static PiecePart of(List<Curve.Piece> scores) {
      Curve.Piece first = scores.getFirst();
      return new PiecePart(
          first.label(),
          Optional.of(first.low()).filter(low -> !low.isNaN()),
          Optional.of(first.high()).filter(high -> !high.isNaN()),
          first.weight(),
          scores.stream().map(Curve.Piece::value).toList(),
          scores.stream().map(Curve.Piece::error).toList());
    }
  }

  /// A surface.
  ///
  /// @param first the cells of the first column, in words
  /// @param second the cells of the second column, in words
  /// @param values what is added, score by score, row by row of the first column
  public record SurfacePart(
      List<String> first, List<String> second, List<List<List<Double>>> values) {
    static SurfacePart of(Surface surface, int scores) {
      return new SurfacePart(
          labels(surface.first()),
          labels(surface.second()),
          IntStream.range(0, scores).mapToObj(score -> rows(surface, score)).toList());
    }

    private static List<String> labels(Axis axis) {
      return IntStream.range(0, axis.size()).mapToObj(axis::label).toList();
    }

    private static List<List<Double>> rows(Surface surface, int score) {
      return IntStream.range(0, surface.first().size())
          .mapToObj(one ->
              IntStream.range(0, surface.second().size())
                  .mapToObj(other -> surface.value(one, other, score))
                  .toList())
          .toList();
    }
  }
}
