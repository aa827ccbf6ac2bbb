package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Place;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.io.JsonTree;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.learn.tree.exchange.ImportedTrees;
import dev.lathe.report.ModelFolder;
import dev.lathe.report.ReportDocument;
import dev.lathe.track.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Turns a model of LightGBM or XGBoost into one of Lathe, in a folder as fit writes it.
///
/// @param file the model
/// @param target what it predicts
/// @param classes names of them, where the file has none
/// @param out the folder
/// @param force whether a folder that exists is replaced
@Asks(
    name = "import-model",
    does = "Turns a model of LightGBM or XGBoost into one of Lathe.",
    needs = Role.VIEWER,
    local = true)
public record ImportModel(
    @Argument("the model of LightGBM or XGBoost") String file,
    @Argument("what the model predicts") String target,
    @Argument("names of the classes, in the order of the file") List<String> classes,
    @Argument("the folder to write; lathe-out/<file>-<target> when nobody says")
        Optional<String> out,
    @Argument("replace the folder if it exists") boolean force)
    implements Action<ImportModel.Result> {
  /// What came of it.
  ///
  /// @param read the file, as it was written
  /// @param model that it became
  /// @param folder that was written
  public record Result(ForeignModel read, ImportedTrees model, Path folder) {}

  /// Copies the list.
  public ImportModel {
    classes = List.copyOf(classes);
  }

  @Override
  public Result run(Workbench bench) {
    Place place = bench.place();
    Path source = place.path(file);
    Optional<Path> named = out.map(place::path);
    boolean replace = force && named.isPresent();
    String name = Optional.ofNullable(source.getFileName()).orElse(source).toString();
    Path folder =
        named.orElseGet(
            () -> OutPlace.unnamed(place.folder(), name.replaceFirst("\\.\\w+$", ""), target));
    ModelFolder.check(folder, replace);
    ForeignModel read = ForeignModel.read(source, JsonTree::of);
    ImportedTrees model = classes.isEmpty() ? read.model(target) : read.model(target, classes);
    ModelFolder.write(folder, model, replace);
    return new Result(read, model, folder);
  }

  @Override
  public Object document(Result result) {
    return ReportDocument.of(result.model());
  }
}
