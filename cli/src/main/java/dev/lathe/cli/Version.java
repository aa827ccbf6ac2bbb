package dev.lathe.cli;

import dev.lathe.learn.Release;
import picocli.CommandLine.IVersionProvider;

/// The versions that are running.
final class Version implements IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "lathe " + Release.version(),
      "Java %s, %s %s"
          .formatted(
              Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}
