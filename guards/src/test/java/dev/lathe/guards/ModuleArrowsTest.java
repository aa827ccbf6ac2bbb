package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModuleArrowsTest {
  private static final Set<String> EVERYWHERE = Set.of("java", "javax", "org.jspecify");

  @Test
  void every_module_stands_in_the_table_and_has_classes() {
    assertThat(Modules.folders()).isEqualTo(new TreeSet<>(Modules.LEAVES.keySet()));
    Modules.classes().forEach((module, classes) -> assertThat(classes).as(module).isNotEmpty());
  }

  @Test
  void a_module_uses_only_the_modules_below_it() {
    Map<String, String> homes = new HashMap<>();
    Modules.classes()
        .forEach((module, classes) -> classes.forEach(type -> homes.put(type.getName(), module)));
    var wrong = new TreeSet<String>();

    Modules.classes()
        .forEach((module, classes) -> {
          for (Dependency use : uses(classes)) {
            String home = homes.get(target(use));
            if (home != null && !home.equals(module) && !leave(module).modules().contains(home))
              wrong.add("%s may not use %s: %s".formatted(module, home, use.getDescription()));
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_foreign_library_is_used_by_the_module_named_for_it_alone() {
    var wrong = new TreeSet<String>();

    Modules.classes()
        .forEach((module, classes) -> {
          for (Dependency use : uses(classes)) {
            String name = target(use);
            if (name.contains(".")
                && !name.startsWith("dev.lathe.")
                && !begins(name, EVERYWHERE)
                && !begins(name, leave(module).foreign()))
              wrong.add("%s may not use %s: %s".formatted(module, name, use.getDescription()));
          }
        });

    assertThat(wrong).isEmpty();
  }

  private static Set<Dependency> uses(JavaClasses classes) {
    var uses = new TreeSet<Dependency>();
    for (JavaClass type : classes) uses.addAll(type.getDirectDependenciesFromSelf());
    return uses;
  }

  private static String target(Dependency use) {
    return use.getTargetClass().getBaseComponentType().getName();
  }

  private static boolean begins(String name, Set<String> beginnings) {
    return beginnings.stream().anyMatch(beginning -> name.startsWith(beginning + "."));
  }

  private static Modules.Leave leave(String module) {
    return Modules.LEAVES.getOrDefault(module, new Modules.Leave(Set.of(), Set.of()));
  }
}
