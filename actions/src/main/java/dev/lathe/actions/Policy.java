package dev.lathe.actions;

import dev.lathe.frame.Origin.Nature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is forbidden whoever asks. It is read from a file when a program starts, and there is no
/// action that changes it: who may write the file decides.
///
/// @param version number of the file, told with every refusal
/// @param production natures of data whose models do not go into production
/// @param unattended natures of data that nothing is trained on while no person waits for it
/// @param sources whose data are measured without anybody's word
public record Policy(
    long version, Set<Nature> production, Set<Nature> unattended, List<Source> sources) {
  /// The file in a home.
  public static final String FILE = "policy.json";

  /// A place that only measured data come into.
  ///
  /// @param name for messages
  /// @param folder everything below it
  public record Source(String name, Path folder) {}

  /// Copies the parts.
  public Policy {
    production = Set.copyOf(production);
    unattended = Set.copyOf(unattended);
    sources = List.copyOf(sources);
  }

  /// The policy of a home: its file, or where there is none the one that Lathe comes with.
  ///
  /// @throws IllegalArgumentException when the file is no policy
  public static Policy of(Path home) {
    Path file = home.resolve(FILE);
    try {
      if (Files.exists(file)) return parse(file.toString(), Files.readString(file));
      try (InputStream in = Policy.class.getResourceAsStream(FILE)) {
        if (in == null) throw new IllegalStateException("no " + FILE);
        return parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the policy '%s' cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// The policy that a text holds.
  ///
  /// @param name of the file, for messages
  /// @throws IllegalArgumentException when it is none
  static Policy parse(String name, String text) {
    try {
      Map<String, Object> read = Documents.read(text);
      for (String key : read.keySet()) {
        if (!Set.of("version", "production", "unattended-training", "sources").contains(key)) {
          throw new IllegalArgumentException("it says '%s', which means nothing".formatted(key));
        }
      }
      if (!(read.get("version") instanceof Integer version) || version < 1) {
        throw new IllegalArgumentException("its version must be a number from 1 on");
      }
      return new Policy(
          version,
          refuses(read, "production"),
          refuses(read, "unattended-training"),
          sources(read.getOrDefault("sources", List.of())));
    } catch (Refused | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the policy '%s' cannot be followed: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static Set<Nature> refuses(Map<String, Object> read, String key) {
    var refused = EnumSet.noneOf(Nature.class);
    if (!(read.get(key) instanceof Map<?, ?> rule
        && rule.size() == 1
        && rule.get("refuses") instanceof List<?> natures)) {
      throw new IllegalArgumentException(
          "'%s' must be an object with a list 'refuses'".formatted(key));
    }
    for (Object nature : natures) refused.add(nature(nature));
    return refused;
  }

  private static Nature nature(Object key) {
    for (Nature nature : Nature.values()) if (nature.key().equals(key)) return nature;
    throw new IllegalArgumentException(
        "data are measured, simulated or unknown, got '%s'".formatted(key));
  }

  private static List<Source> sources(Object written) {
    var sources = new ArrayList<Source>();
    if (!(written instanceof List<?> all)) throw new IllegalArgumentException("no list of sources");
    for (Object one : all) {
      if (!(one instanceof Map<?, ?> source
          && source.get("name") instanceof String name
          && source.get("folder") instanceof String folder
          && source.size() == 2
          && Path.of(folder).isAbsolute())) {
        throw new IllegalArgumentException("a source has a 'name' and an absolute 'folder'");
      }
      sources.add(new Source(name, Path.of(folder).normalize()));
    }
    return sources;
  }

  /// The registered source that a file comes from, links followed.
  public Optional<Source> source(Path file) {
    try {
      Path real = file.toRealPath();
      for (Source source : sources) {
        if (Files.exists(source.folder()) && real.startsWith(source.folder().toRealPath())) {
          return Optional.of(source);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // what cannot be found is from nowhere
    }
  }

  /// Refuses to train on such data while no person waits for it.
  ///
  /// @throws Refused when it is forbidden
  public void train(String data, Nature nature) {
    if (unattended.contains(nature)) {
      throw refused("train on '%s' while nobody waits for it".formatted(data), data, nature);
    }
  }

  /// Refuses to bring a model of such data into production.
  ///
  /// @throws Refused when it is forbidden
  public void promote(String what, String data, Nature nature) {
    if (production.contains(nature)) {
      throw refused("bring '%s' into production".formatted(what), data, nature);
    }
  }

  private Refused refused(String what, String data, Nature nature) {
    String because =
        switch (nature) {
          case SIMULATED -> "'%s' was simulated and not measured".formatted(data);
          case UNKNOWN ->
              "nobody has said that '%s' was measured; somebody who knows can, with 'vouch-data'"
                  .formatted(data);
          case MEASURED -> "'%s' was measured".formatted(data);
        };
    return new Refused(
        Refused.Reason.POLICY,
        "policy %s does not let anybody %s: %s".formatted(version, what, because));
  }
}
