package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Registers a model file as the next version of a model.
///
/// @param of of which model
/// @param file a path
/// @param note what is said of it
@Asks(
    name = "register-model",
    does = "Registers a model file as the next version of a model.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES,
    local = true)
public record RegisterModel(
    OfModel of, @Argument("the model file, or the folder that fit wrote") String file, Noted note)
    implements Action<Version> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Version run(Workbench bench) {
    Path path = bench.place().path(file);
    if (Files.isDirectory(path)) path = path.resolve("model.lathe");
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "there is no model file '%s' that can be read; name a file, or the folder that fit wrote"
              .formatted(path),
          e);
    }
    NewVersion version;
    try {
      version = NewVersion.of(of.name(), bytes);
    } catch (ModelFileException e) {
      throw new ModelFileException("'%s': %s".formatted(file, e.getMessage()), e);
    }
    return bench.store().registry().register(note.on(version, bench));
  }

  @Override
  public String detail(Version version) {
    return "%s, file %s".formatted(version.name(), version.file().hash());
  }
}
