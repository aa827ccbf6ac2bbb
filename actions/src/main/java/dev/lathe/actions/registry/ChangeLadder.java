package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.Ladder;
import dev.lathe.track.registry.Stage;
import java.util.List;

/// Gives the models of a project other stages.
///
/// @param project a project
/// @param stages in order
/// @param single those that hold one version at a time
@Asks(
    name = "change-ladder",
    does = "Gives the models of a project other stages.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record ChangeLadder(
    @Argument("where") String project,
    @Argument("the stages, from where versions begin to where they end") List<String> stages,
    @Argument("those that hold one version of a model at a time") List<String> single)
    implements Action<Ladder> {
  /// Copies the lists, and refuses a single stage that is none.
  public ChangeLadder {
    stages = List.copyOf(stages);
    single = List.copyOf(single);
    for (String one : single) {
      if (!stages.contains(one)) {
        throw new IllegalArgumentException(
            "'%s' is to hold one version and is no stage; the stages are %s"
                .formatted(Text.shown(one), String.join(", ", stages)));
      }
    }
  }

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Ladder run(Workbench bench) {
    var ladder =
        new Ladder(stages.stream().map(name -> new Stage(name, single.contains(name))).toList());
    return bench.store().ladders().change(project, ladder);
  }
}
