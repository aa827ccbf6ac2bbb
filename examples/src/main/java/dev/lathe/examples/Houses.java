package dev.lathe.examples;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.linear.RidgeModel;
import dev.lathe.learn.linear.RidgeRegression;
import java.util.List;
import java.util.Locale;

/// Learns from records and predicts for another.
public final class Houses {
  /// A house that was sold.
  ///
  /// @param size in square metres
  /// @param rooms how many
  /// @param quarter where it stands
  /// @param price in euros
  public record Sold(double size, int rooms, String quarter, double price) {}

  /// A house whose price is asked for: the columns of [Sold] without the target.
  ///
  /// @param size in square metres
  /// @param rooms how many
  /// @param quarter where it stands
  public record Offered(double size, int rooms, String quarter) {}

  private Houses() {}

  /// Runs it.
  public static void main(String[] arguments) {
    Frame sold =
        Frame.from(
            List.of(
                new Sold(120, 4, "north", 410_000),
                new Sold(80, 3, "south", 290_000),
                new Sold(95, 3, "north", 335_000),
                new Sold(150, 5, "south", 480_000),
                new Sold(60, 2, "south", 215_000),
                new Sold(110, 4, "north", 380_000)));

    // Six different whole numbers would be taken for six classes: say that prices are amounts.
    Task task = Task.of(sold, "price").kind(TaskKind.REGRESSION);
    RidgeModel model = new RidgeRegression().fit(task);
    double price = model.predict(new Offered(100, 4, "north")).value();

    System.out.printf(Locale.ROOT, "a fair price is %,.0f%n", price);
  }
}
