package dev.lathe.track;

import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;

/// Promotes two versions in turn, and says of each when that is kept.
final class KilledMoves {
  private KilledMoves() {}

  public static void main(String[] arguments) {
    Store store = Store.open(KilledProcess.home(arguments));
    var churn = new ModelName("churn");
    for (int i = 0; ; i++) {
      String version = i % 2 == 0 ? "1.1.0" : "1.0.0";
      long sequence =
          store
              .stages()
              .move(new MoveRequest(churn, version, "production"))
              .transition()
              .sequence();
      System.out.println(sequence + ".");
    }
  }
}
