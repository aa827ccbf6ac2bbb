package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Shelf;
import dev.lathe.testing.LearnerContract;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The contract suite runs over the catalogue, so what is in the catalogue is covered.
class CoverageTest {
  @Test
  void every_learner_is_in_the_catalogue() {
    var written = new TreeSet<String>();
    for (JavaClass type : Modules.written()) {
      if (type.isAssignableTo(Learner.class)
          && !type.isInterface()
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) written.add(type.getName());
    }
    var offered = new TreeSet<String>();
    for (Learner<?> learner : Catalogue.learners()) offered.add(learner.getClass().getName());
    for (Shelf shelf : ServiceLoader.load(Shelf.class)) {
      for (Learner<?> maker : shelf.makers()) offered.add(maker.getClass().getName());
    }

    assertThat(written).isNotEmpty().isEqualTo(offered);
  }

  @Test
  void the_contract_suite_runs_over_the_catalogue() {
    var suites =
        new ClassFileImporter()
            .importPath(Modules.ROOT.resolve("testing/target/test-classes")).stream()
                .filter(type -> type.isAssignableTo(LearnerContract.class))
                .filter(type ->
                    type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Catalogue.class)))
                .toList();

    assertThat(suites).isNotEmpty();
  }
}
