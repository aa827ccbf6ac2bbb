package dev.lathe.report.page;

import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.additive.AdditiveModel;
import dev.lathe.learn.additive.Curve;
import dev.lathe.learn.additive.Surface;
import dev.lathe.learn.additive.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an additive model adds up, as pictures: the curves and surfaces that do most.
///
/// @param unit what is added to, in words
/// @param intercept the score of the average row
/// @param curves those of single columns
/// @param planes those of pairs
/// @param rest how many more terms there are
public record Shapes(
    String unit, String intercept, List<Line> curves, List<Plane> planes, long rest) {
  private static final int MOST_CURVES = 12;
  private static final int MOST_PLANES = 3;
  private static final int MOST_LEVELS = 14;

  /// A curve.
  ///
  /// @param id of its chart
  /// @param name the column
  /// @param size mean size of what it adds
  /// @param more what the chart does not show; empty where it shows all
  /// @param shape what it is drawn from
  public record Line(String id, String name, String size, String more, Drawing.Shape shape) {
    private static Line of(int number, Curve curve) {
      List<Curve.Piece> pieces = curve.pieces();
      List<Curve.Piece> missing =
          curve.axis().numbers()
              ? pieces.stream().filter(piece -> Double.isNaN(piece.low())).toList()
              : List.of();
      List<Curve.Piece> shown = new ArrayList<>(pieces);
      shown.removeAll(missing);
      String more = missing.stream().map(Line::missing).findFirst().orElse("");
      if (!curve.axis().numbers() && shown.size() > MOST_LEVELS) {
        more = "The %s most frequent of %s.".formatted(MOST_LEVELS, shown.size());
        shown.sort(Comparator.comparingDouble(Curve.Piece::weight).reversed());
        shown = new ArrayList<>(shown.subList(0, MOST_LEVELS));
      }
      if (!curve.axis().numbers()) shown.sort(Comparator.comparingDouble(Curve.Piece::value));
      return new Line(
          "shape-" + number,
          curve.name(),
          Figures.number(curve.importance()),
          more,
          new Drawing.Shape(
              curve.axis().numbers(),
              curve.name(),
              shown.stream().map(Curve.Piece::label).toList(),
              shown.stream().map(Line::numbers).toList()));
    }

    private static String missing(Curve.Piece piece) {
      return "Where it is missing: %s.".formatted(signed(piece.value()));
    }

    /// Where it begins and ends, what it adds, the error of that.
    private static List<Double> numbers(Curve.Piece piece) {
      double error = Double.isNaN(piece.error()) ? 0 : piece.error();
      return Double.isNaN(piece.low())
          ? List.of(0.0, 0.0, piece.value(), error)
          : List.of(piece.low(), piece.high(), piece.value(), error);
    }
  }

  /// A surface, as cells of colour.
  ///
  /// @param name both columns
  /// @param size mean size of what it adds
  /// @param first the first column, which goes to the right
  /// @param second the second column, which goes up
  /// @param most the largest value in a cell that rows lie in
  /// @param cells those that rows lie in
  public record Plane(
      String name, String size, Side first, Side second, String most, List<Cell> cells) {
    private static Plane of(Surface surface) {
      double most = 0;
      for (int one = 0; one < surface.first().size(); one++) {
        for (int other = 0; other < surface.second().size(); other++) {
          if (surface.weight(one, other) == 0) continue;
          most = Math.max(most, Math.abs(surface.value(one, other, 0)));
        }
      }
      List<Cell> cells = new ArrayList<>();
      for (int one = 0; one < surface.first().size(); one++) {
        for (int other = 0; other < surface.second().size(); other++) {
          double value = surface.value(one, other, 0);
          if (surface.weight(one, other) == 0) continue;
          cells.add(
              new Cell(
                  one, surface.second().size() - 1 - other, value >= 0, Math.abs(value) / most));
        }
      }
      return new Plane(
          surface.name(),
          Figures.number(surface.importance()),
          Side.of(surface.first()),
          Side.of(surface.second()),
          signed(most),
          cells);
    }

    /// The space that the cells are drawn in.
    public String box() {
      return "0 0 %s %s".formatted(first.cells(), second.cells());
    }
  }

  /// A side of a surface.
  ///
  /// @param name the column
  /// @param cells how many there are
  /// @param begin the first cell in words
  /// @param end the last cell of values in words
  public record Side(String name, int cells, String begin, String end) {
    private static Side of(dev.lathe.learn.additive.Axis axis) {
      int last = Math.max(0, axis.size() - 2);
      return new Side(axis.name(), axis.size(), axis.label(0), axis.label(last));
    }
  }

  /// A cell of a surface.
  ///
  /// @param x its place to the right
  /// @param y its place downwards
  /// @param up whether it adds
  /// @param share how much, of the most
  public record Cell(int x, int y, boolean up, double share) {
    /// Its class in the style sheet.
    public String kind() {
      return up ? "up" : "down";
    }

    /// The style that gives it its colour.
    public String style() {
      return String.format(Locale.ROOT, "--share:%.2f", share);
    }
  }

  static Optional<Shapes> of(Model model) {
    if (!(model instanceof AdditiveModel additive)) return Optional.empty();
    List<Line> curves = new ArrayList<>();
    List<Plane> planes = new ArrayList<>();
    for (Term term : additive.terms()) {
      switch (term) {
        case Curve curve when curves.size() < MOST_CURVES ->
            curves.add(Line.of(curves.size(), curve));
        case Surface surface when planes.size() < MOST_PLANES -> planes.add(Plane.of(surface));
        case Curve _, Surface _ -> {}
      }
    }
    long rest = (long) additive.terms().size() - curves.size() - planes.size();
    String intercept = Figures.number(additive.intercept(0));
    var output = model.signature().output();
    return Optional.of(new Shapes(unit(output), intercept, curves, planes, rest));
  }

  private static String unit(Output output) {
    return switch (output.kind()) {
      case BINARY -> "the log-odds of '%s'".formatted(output.levels().getLast());
      case MULTICLASS ->
          "the score of '%s'; report.json holds the other classes"
              .formatted(output.levels().getFirst());
      case COUNT -> "the logarithm of the expected count";
      case REGRESSION, RANKING, ANOMALY -> output.target();
    };
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + Figures.number(value);
  }

  /// How many more terms there are, in words.
  public String more() {
    return Figures.count(rest, "more term");
  }

  /// What the charts are drawn from.
  List<Drawing.Shape> drawing() {
    return curves.stream().map(Line::shape).toList();
  }
}
