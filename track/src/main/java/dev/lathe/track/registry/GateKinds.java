package dev.lathe.track.registry;

import dev.lathe.learn.Settings;
import dev.lathe.track.database.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// The kinds of gates there are: those on the class path.
public final class GateKinds {
  private GateKinds() {}

  /// One of each kind with the settings it begins with, by name.
  public static List<Gate> all() {
    var all = new ArrayList<Gate>();
    for (Gate gate : ServiceLoader.load(Gate.class, GateKinds.class.getClassLoader())) {
      all.add(gate);
    }
    all.sort(Comparator.comparing(Gate::kind));
    return List.copyOf(all);
  }

  /// A gate of this kind with these settings.
  ///
  /// @throws IllegalArgumentException when there is no such kind or setting, naming those there are
  public static Gate of(String kind, Map<String, String> settings) {
    List<Gate> all = all();
    for (Gate gate : all) {
      if (!gate.kind().equals(kind)) continue;
      Record changed = (Record) gate;
      for (var setting : settings.entrySet()) {
        changed = Settings.with(changed, setting.getKey(), setting.getValue());
      }
      return (Gate) changed;
    }
    throw new IllegalArgumentException(
        "there is no gate '%s'; there are %s"
            .formatted(Text.shown(kind), String.join(", ", all.stream().map(Gate::kind).toList())));
  }

  /// The settings of a gate.
  public static Map<String, String> settings(Gate gate) {
    if (gate instanceof Record values) return Settings.values(values);
    throw new IllegalArgumentException(
        "the gate '%s' is no record; write it as one, so that its settings can be read off it"
            .formatted(gate.kind()));
  }
}
