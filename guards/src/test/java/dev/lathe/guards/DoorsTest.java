package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Doors hold no logic: they turn words into actions and what comes of them into words.
class DoorsTest {
  /// What does something: reading, learning, writing, keeping.
  private static final Pattern WORK =
      Pattern.compile(
          "dev\\.lathe\\.(track|query|io|report)(\\..*)?"
              + "|dev\\.lathe\\.learn\\.(automl|file|validation|metrics|prepare|tune)(\\..*)?"
              + "|dev\\.lathe");

  /// JSON is how a door writes.
  private static final Set<String> WORDS = Set.of("dev.lathe.report.Json");

  @Test
  void the_command_calls_only_actions_and_reads_values() {
    var wrong = new TreeSet<String>();

    for (JavaClass type : Modules.classes("cli")) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        JavaClass target = access.getTargetOwner();
        boolean works =
            WORK.matcher(target.getPackageName()).matches() && !WORDS.contains(target.getName());
        if (works && !value(target)) wrong.add(access.getDescription());
      }
    }

    assertThat(wrong).as("what the command is to ask an action for").isEmpty();
  }

  /// Whether it only holds what somebody else did.
  private static boolean value(JavaClass type) {
    return type.isRecord() || type.isEnum();
  }
}
