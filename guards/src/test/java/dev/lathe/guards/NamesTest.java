package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final Set<String> BANNED =
      Set.of(
          "Manager",
          "Managers",
          "Helper",
          "Helpers",
          "Util",
          "Utils",
          "Utility",
          "Utilities",
          "Impl",
          "Factory",
          "Factories",
          "Service",
          "Services",
          "Data",
          "Info",
          "Abstract");
  private static final Pattern MARKED_INTERFACE = Pattern.compile("I[A-Z][a-z].*");
  private static final Pattern ACCESSOR = Pattern.compile("(get|set)([A-Z_].*)?");

  @Test
  void types_are_nouns_from_the_reader_s_problem() {
    List<String> wrong =
        Modules.written().stream()
            .filter(type -> !type.isAnonymousClass())
            .filter(type -> banned(type.getSimpleName()))
            .map(JavaClass::getName)
            .toList();

    assertThat(wrong).as("say what it is, not what kind of class it is").isEmpty();
  }

  @Test
  void nothing_public_begins_with_get_or_set() {
    List<String> wrong =
        Modules.written().stream()
            .filter(NamesTest::reachable)
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> open(method) && ACCESSOR.matcher(method.getName()).matches())
            .filter(method -> !promisedElsewhere(method))
            .map(JavaMethod::getFullName)
            .toList();

    assertThat(wrong).as("trees() reads, trees(200) gives a copy").isEmpty();
  }

  @Test
  void enough_types_were_seen() {
    assertThat(Modules.written()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RunManager", "DataSource", "ITree", "FrameUtils", "AbstractModel"})
  void a_banned_name_is_seen(String name) {
    assertThat(banned(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Database", "IsolationForest", "Income", "IoError", "Metadata", "ID"})
  void a_good_name_passes(String name) {
    assertThat(banned(name)).isFalse();
  }

  private static boolean banned(String name) {
    return MARKED_INTERFACE.matcher(name).matches()
        || Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
            .anyMatch(BANNED::contains);
  }

  private static boolean reachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(NamesTest::reachable).orElse(true);
  }

  private static boolean open(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /// Whether the name is not ours to choose: a type from outside declares the method.
  private static boolean promisedElsewhere(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return java.util.stream.Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(above -> !above.getPackageName().startsWith("dev.lathe"))
        .flatMap(above -> above.getMethods().stream())
        .anyMatch(above -> above.getName().equals(method.getName()));
  }
}
