package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.learn.Model;
import dev.lathe.report.ReportDocument;
import dev.lathe.track.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tells what a model file is and where it comes from.
///
/// @param model the file or its folder
@Asks(
    name = "show-model",
    does = "Tells what a model file is and where it comes from.",
    needs = Role.VIEWER,
    local = true)
public record ShowModel(@Argument("a model file, or the folder that fit wrote") String model)
    implements Action<ShowModel.Result> {
  /// The model.
  ///
  /// @param model that was read
  /// @param bytes of its file
  /// @param steps what its recipe does, in order
  public record Result(Model model, long bytes, List<String> steps) {}

  @Override
  public Result run(Workbench bench) {
    Path file = ModelPlace.file(bench.place(), model);
    Model read = Model.load(file);
    try {
      return new Result(read, Files.size(file), steps(read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> steps(Model model) {
    return model.basis().recipe().steps().stream()
        .map(step -> step.parts().type().replaceFirst("\\.v\\d+$", ""))
        .toList();
  }

  @Override
  public Object document(Result result) {
    return ReportDocument.of(result.model());
  }
}
