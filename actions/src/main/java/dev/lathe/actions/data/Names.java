package dev.lathe.actions.data;

import dev.lathe.actions.Nearest;
import dev.lathe.actions.UsageException;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Finds what a name on the command line stands for, and what was meant when there is no such
/// thing.
public final class Names {
  private static final int SHOWN = 12;

  private Names() {}

  /// The learner of this name.
  public static Learner<?> learner(String name) {
    List<String> names = Catalogue.learners().stream().map(Learner::name).toList();
    return Catalogue.learner(known("learner", name, names));
  }

  /// The learner of this name with these settings.
  public static Learner<?> learner(String name, Map<String, String> settings) {
    var keys = Settings.values((Record) learner(name)).keySet();
    settings.keySet().forEach(key -> known("setting", key, keys));
    try {
      return Catalogue.learner(name, settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--set: " + e.getMessage());
    }
  }

  /// The name, if it is among those there are.
  ///
  /// @param what what it is a name of, such as `learner`
  public static String known(String what, String name, Collection<String> names) {
    if (names.contains(name)) return name;
    throw new UsageException(
        "there is no %s '%s'%s".formatted(what, name, instead(name, names, names.size())));
  }

  /// The name that was probably meant, or else those there are.
  private static String instead(String name, Collection<String> names, int most) {
    String near = Nearest.hint(name, names);
    if (!near.isEmpty()) return near;
    if (names.isEmpty()) return "; there are none";
    String some = String.join(", ", names.stream().limit(most).toList());
    return names.size() > most
        ? "; there are %s and %s more".formatted(some, names.size() - most)
        : "; there are " + some;
  }

  /// The columns that a list names: one name, or several divided by commas.
  public static List<String> columns(List<String> written, Frame frame, String option) {
    List<String> columns = new ArrayList<>();
    for (String each : written) {
      List<String> names = frame.has(each) ? List.of(each) : List.of(each.split(",", -1));
      names.forEach(name -> columns.add(column(name.strip(), frame, option)));
    }
    return columns;
  }

  /// The column of this name.
  public static String column(String name, Frame frame, String option) {
    if (frame.has(name)) return name;
    throw new IllegalArgumentException(
        "%s: no column is named '%s'%s"
            .formatted(option, name, instead(name, frame.names(), SHOWN)));
  }
}
