package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.Workbench;
import dev.lathe.learn.Model;
import dev.lathe.learn.tree.ensemble.TreeDump;
import dev.lathe.learn.tree.ensemble.TreeModel;
import dev.lathe.report.Json;
import dev.lathe.track.access.Role;

/// Shows one tree of a model.
///
/// @param model the file or its folder
/// @param tree its number
/// @param format text, dot or json
@Asks(
    name = "show-tree",
    does = "Shows one tree of a model as text, for Graphviz, or as JSON.",
    needs = Role.VIEWER,
    local = true)
public record ShowTree(
    @Argument("a model file, or the folder that fit wrote") String model,
    @Argument("its number; they begin at 0") int tree,
    @Argument("text, dot or json") String format)
    implements Action<ShowTree.Result> {
  /// The tree, as it was asked for.
  public record Result(String text) {}

  @Override
  public Result run(Workbench bench) {
    Model read = Model.load(ModelPlace.file(bench.place(), model));
    if (!(read instanceof TreeModel trees)) {
      throw new IllegalArgumentException(
          "a model of %s has no trees to show".formatted(read.learner().name()));
    }
    var dump = new TreeDump(trees);
    return new Result(
        switch (format) {
          case "text" -> dump.text(tree);
          case "dot" -> dump.dot(tree);
          case "json" -> Json.text(dump.plain(tree)) + "\n";
          default ->
              throw new UsageException("--format is text, dot or json, got '%s'".formatted(format));
        });
  }
}
