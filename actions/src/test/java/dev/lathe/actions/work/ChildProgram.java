package dev.lathe.actions.work;

import dev.lathe.actions.Place;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;

/// The process of a job.
final class ChildProgram {
  private ChildProgram() {}

  public static void main(String[] arguments) {
    var place = new Place(Path.of(""), System.getenv(), System.in);
    new JobChild(place, new FileOutputStream(FileDescriptor.out))
        .run(arguments[0], () -> Runtime.getRuntime().halt(130));
  }
}
