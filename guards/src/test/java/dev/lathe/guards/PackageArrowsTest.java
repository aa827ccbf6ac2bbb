package dev.lathe.guards;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageArrowsTest {
  /// The floors of `learn`, lowest first: a package uses those below it and, without going round,
  /// those beside it.
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("dev.lathe.learn.file"),
          Set.of("dev.lathe.learn"),
          Set.of("dev.lathe.learn.tree.bins", "dev.lathe.learn.tree.loss"),
          Set.of("dev.lathe.learn.tree.ensemble"),
          Set.of("dev.lathe.learn.tree.shap"),
          Set.of(
              "dev.lathe.learn.additive",
              "dev.lathe.learn.anomaly",
              "dev.lathe.learn.tree",
              "dev.lathe.learn.linear",
              "dev.lathe.learn.baseline",
              "dev.lathe.learn.prepare",
              "dev.lathe.learn.metrics"),
          Set.of("dev.lathe.learn.tree.exchange"),
          Set.of(
              "dev.lathe.learn.validation", "dev.lathe.learn.explain", "dev.lathe.learn.ensemble"),
          Set.of("dev.lathe.learn.tune", "dev.lathe.learn.check"),
          Set.of("dev.lathe.learn.automl"),
          Set.of("dev.lathe"));

  @Test
  void packages_of_learn_use_only_the_floors_below() {
    var wrong = new TreeSet<String>();

    for (JavaClass type : Modules.classes("learn")) {
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        String target = use.getTargetClass().getBaseComponentType().getPackageName();
        if (floor(target) > floor(type.getPackageName())) wrong.add(use.getDescription());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void every_package_of_learn_has_its_floor() {
    var packages = new TreeSet<String>();
    for (JavaClass type : Modules.classes("learn")) packages.add(type.getPackageName());

    assertThat(packages).allMatch(name -> floor(name) >= 0, "stands on a floor of this test");
  }

  /// What a package of `track` may use of the others.
  private static final Map<String, Set<String>> TRACK =
      Map.ofEntries(
          entry("dev.lathe.track.database", Set.of()),
          entry("dev.lathe.track.filter", Set.of()),
          entry("dev.lathe.track.artifact", Set.of("database")),
          entry("dev.lathe.track.run", Set.of("database", "filter", "artifact")),
          entry("dev.lathe.track.access", Set.of("database")),
          entry("dev.lathe.track.job", Set.of("database")),
          entry("dev.lathe.track.registry", Set.of("database", "artifact")),
          entry("dev.lathe.track.serve", Set.of("database", "registry")),
          entry("dev.lathe.track.event", Set.of("database")),
          entry("dev.lathe.track.backup", Set.of("database", "artifact")),
          entry(
              "dev.lathe.track",
              Set.of(
                  "database",
                  "artifact",
                  "run",
                  "access",
                  "job",
                  "registry",
                  "serve",
                  "event",
                  "backup")));

  @Test
  void packages_of_track_keep_to_their_own_tables() {
    var wrong = new TreeSet<String>();

    for (JavaClass type : Modules.classes("track")) {
      assertThat(TRACK).containsKey(type.getPackageName());
      Set<String> leave = TRACK.getOrDefault(type.getPackageName(), Set.of());
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        String target = use.getTargetClass().getBaseComponentType().getPackageName();
        if (target.startsWith("dev.lathe.track")
            && !target.equals(type.getPackageName())
            && !leave.contains(target.replace("dev.lathe.track.", "")))
          wrong.add(use.getDescription());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packages_do_not_go_round(String module) {
    JavaClasses classes = Modules.classes(module);

    slices().matching("dev.(**)").should().beFreeOfCycles().check(classes);
  }

  static Set<String> modules() {
    return Modules.classes().keySet();
  }

  private static int floor(String name) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(name)) return floor;
    }
    return -1;
  }
}
