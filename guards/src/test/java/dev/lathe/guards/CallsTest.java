package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What no library of ours does: chance without a seed, the clock, printing, object streams,
/// threads beside the one pool.
class CallsTest {
  private static final Set<String> PROGRAMS = Set.of("cli", "examples", "benchmarks");

  /// What a store cannot be without: a class each for the time of what happens and for ids that
  /// nobody has had before. What is learned depends on neither.
  private static final String CLOCK = "dev.lathe.track.Home";

  private static final String IDS = "dev.lathe.track.database.Ids";

  @Test
  void chance_always_has_a_seed() {
    assertThat(
            accesses(
                "java\\.util\\.Random\\..*"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
                    + "|java\\.security\\.SecureRandom\\..*"
                    + "|java\\.lang\\.(Strict)?Math\\.random"
                    + "|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.Collections\\.shuffle"
                    + "|java\\.util\\.random\\.RandomGenerator\\.getDefault",
                module -> true,
                IDS))
        .isEmpty();
  }

  @Test
  void libraries_do_not_ask_what_time_it_is() {
    assertThat(
            accesses(
                "java\\.lang\\.System\\.currentTimeMillis"
                    + "|java\\.time\\.[A-Za-z]+\\.now"
                    + "|java\\.time\\.(Clock|InstantSource)\\.system.*"
                    + "|java\\.util\\.Date\\.<init>",
                module -> !PROGRAMS.contains(module),
                CLOCK))
        .isEmpty();
  }

  @Test
  void libraries_do_not_print() {
    assertThat(
            accesses(
                "java\\.lang\\.System\\.(out|err|console|exit)"
                    + "|java\\.lang\\.IO\\..*"
                    + "|java\\.lang\\.Runtime\\.(exit|halt)"
                    + "|.*\\.printStackTrace",
                module -> !PROGRAMS.contains(module)))
        .isEmpty();
  }

  @Test
  void nothing_reads_or_writes_object_streams() {
    assertThat(
            accesses(
                "java\\.io\\.Object(In|Out)putStream\\..*|java\\.beans\\.XML.*", module -> true))
        .isEmpty();
    assertThat(Modules.written())
        .noneMatch(type ->
            type.getRawInterfaces().stream()
                .map(JavaClass::getName)
                .anyMatch(Set.of("java.io.Serializable", "java.io.Externalizable")::contains));
  }

  @Test
  void work_is_shared_out_by_the_one_pool() {
    assertThat(
            accesses(
                "java\\.util\\.concurrent\\.(Executors|ForkJoinPool|ThreadPoolExecutor)\\..*"
                    + "|java\\.util\\.concurrent\\.CompletableFuture\\.(run|supply)Async"
                    + "|.*\\.(parallelStream|parallel)"
                    + "|java\\.util\\.Arrays\\.parallel.*",
                module -> !module.equals("math")))
        .isEmpty();
  }

  private static Set<String> accesses(String banned, Predicate<String> where) {
    return accesses(banned, where, "");
  }

  /// @param spared the one class that may
  private static Set<String> accesses(String banned, Predicate<String> where, String spared) {
    var pattern = Pattern.compile(banned);
    var found = new TreeSet<String>();
    Modules.classes()
        .forEach((module, classes) -> {
          if (!where.test(module)) return;
          for (JavaClass type : classes) {
            if (type.getName().equals(spared)) continue;
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
              String target = access.getTargetOwner().getName() + "." + access.getName();
              if (pattern.matcher(target).matches()) found.add(access.getDescription());
            }
          }
        });
    return found;
  }
}
