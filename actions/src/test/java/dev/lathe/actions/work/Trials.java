package dev.lathe.actions.work;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Family;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import java.util.ArrayList;
import java.util.List;

/// Actions that go wrong in every way that a job can.
public final class Trials implements Family {
  /// For the class path.
  public Trials() {}

  @Override
  public String name() {
    return "trials";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(TryTrouble.class);
  }

  /// The ways.
  public enum Trouble {
    /// Goes well.
    NONE,
    /// Takes all memory there is.
    MEMORY,
    /// Ends the process.
    DEATH,
    /// Never ends.
    ENDLESS,
    /// Cannot be done.
    REFUSAL
  }

  /// Gets into trouble.
  ///
  /// @param trouble in which
  @Asks(name = "try-trouble", does = "Gets into trouble.", needs = Role.DEVELOPER, takesLong = true)
  public record TryTrouble(@Argument("in which") Trouble trouble)
      implements Action<TryTrouble.Result> {
    /// What came of it.
    public record Result(String person, int processors) {}

    @Override
    public String project(Store store) {
      return "default";
    }

    @Override
    public Result run(Workbench bench) {
      bench.listener().progress("begun", 0.1);
      switch (trouble) {
        case NONE -> {}
        case REFUSAL -> throw new IllegalArgumentException("this cannot be done");
        case DEATH -> Runtime.getRuntime().halt(9);
        case MEMORY -> exhaust();
        case ENDLESS -> rest();
      }
      return new Result(bench.caller().name(), Runtime.getRuntime().availableProcessors());
    }

    private static void exhaust() {
      var all = new ArrayList<byte[]>();
      while (all.size() < 1 << 20) all.add(new byte[1 << 20]);
      throw new IllegalStateException(all.size() + " MB were there");
    }

    private static void rest() {
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
