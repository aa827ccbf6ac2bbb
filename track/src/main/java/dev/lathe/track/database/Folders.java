package dev.lathe.track.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders that only their owner looks into.
public final class Folders {
  private static final boolean POSIX =
      java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Folders() {}

  /// Creates it and those above it, where they are missing.
  public static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return;
    if (POSIX) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /// Makes what was created, renamed or deleted in it outlive the machine, where the machine can.
  public static void synchronize(Path folder) throws IOException {
    if (!POSIX) return; // Windows opens no folders and needs no such thing
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
