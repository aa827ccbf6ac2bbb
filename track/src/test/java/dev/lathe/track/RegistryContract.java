package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Schema;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Model;
import dev.lathe.learn.Signature;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.InputColumn;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.RegisteredModel;
import dev.lathe.track.registry.SemanticVersion;
import dev.lathe.track.registry.Version;
import dev.lathe.track.registry.VersionDifference;
import dev.lathe.track.run.Run;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class RegistryContract extends StoreSuite {
  private static final ModelName CHURN = new ModelName("churn");

  private Version register(Examples.Wanted wanted) {
    return store.registry().register(NewVersion.of(CHURN, wanted.model()));
  }

  private static SemanticVersion number(String text) {
    return SemanticVersion.parse(text);
  }

  @Test
  void a_version_tells_what_its_model_file_says() {
    Run run = run("one");
    Model model = PLAIN.model();

    Version version =
        store
            .registry()
            .register(
                NewVersion.of(CHURN, model).run(run.id()).person("ann").notes("the first try"));
    reopen();

    assertThat(store.registry().version(CHURN, "1.0.0")).isEqualTo(version);
    assertThat(store.registry().version(version.id())).isEqualTo(version);
    assertThat(version.name().number()).isEqualTo(SemanticVersion.FIRST);
    assertThat(version.name().integer()).isEqualTo(1);
    assertThat(version.stage()).isEqualTo("dev");
    assertThat(version.run()).contains(run.id());
    assertThat(version.note().person()).isEqualTo("ann");
    assertThat(version.note().created()).isEqualTo(clock.instant());
    assertThat(version.facts().shape().inputs())
        .containsExactly(new InputColumn("x0", ColumnType.NUMBERS, true));
    assertThat(version.facts().shape().target()).isEqualTo("y");
    assertThat(version.facts().making().settings()).containsEntry("trees", "20");
    assertThat(version.facts().data()).isEqualTo(model.card().data());
    assertThat(version.facts().scores())
        .isEqualTo(model.card().evidence().test().orElseThrow().scores());
    assertThat(store.registry().file(version)).isEqualTo(ModelFile.bytes(model.whole()));
    assertThat(store.registry().load(version).card()).isEqualTo(model.card());
    assertThat(store.registry().ofRun(run.id())).containsExactly(version);
    assertThat(store.registry().ofRows(model.card().data().hash())).containsExactly(version);
  }

  @Test
  void numbers_go_up_by_the_rule() {
    Version first = register(PLAIN);
    Version data = register(PLAIN.rows(2));
    Version settings = register(PLAIN.rows(2).trees(25));
    Version worse = register(PLAIN.rows(3).trees(25).noise(5));
    Version columns = register(PLAIN.columns(2));

    assertThat(data.name().number()).isEqualTo(number("1.0.1"));
    assertThat(data.note().why()).isEqualTo("the same settings, new data");
    assertThat(settings.name().number()).isEqualTo(number("1.1.0"));
    assertThat(settings.note().why()).isEqualTo("the setting 'trees' changed");
    assertThat(worse.name().number()).isEqualTo(number("1.2.0"));
    assertThat(worse.note().why()).startsWith("rmse is ").contains(", beyond ");
    assertThat(columns.name().number()).isEqualTo(number("2.0.0"));
    assertThat(columns.note().why()).isEqualTo("it reads 'x1 numbers?' now");
    assertThat(columns.name().integer()).isEqualTo(5);
    assertThat(store.registry().versions(CHURN))
        .containsExactly(columns, worse, settings, data, first);
    assertThat(store.registry().version(CHURN, "3")).isEqualTo(settings);
  }

  @Test
  void a_number_is_raised_by_hand_never_lowered_or_given_again() {
    register(PLAIN);
    NewVersion next = NewVersion.of(CHURN, PLAIN.trees(25).model());

    for (String low : List.of("1.0.0", "1.0.1", "0.9.0")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.registry().register(next.number(number(low))))
          .withMessage(
              "this is 1.1.0 or higher (the setting 'trees' changed), got %s; a number is raised by"
                      .formatted(low)
                  + " hand, never lowered or given again");
    }
    Version raised = store.registry().register(next.number(number("3.0.0")));
    Version after = register(PLAIN.trees(25).rows(2));

    assertThat(raised.name().number()).isEqualTo(number("3.0.0"));
    assertThat(after.name().number()).isEqualTo(number("3.0.1"));
    store.stages().delete(CHURN, "3.0.1", "ann", "");
    assertThat(register(PLAIN.trees(25).rows(2)).name().toString()).isEqualTo("churn 3.0.2");
    assertThatThrownBy(() -> store.registry().version(CHURN, "3.0.1"))
        .hasMessageStartingWith("churn 3.0.1 was deleted: 'ann' did that at ");
  }

  @Test
  void the_same_bytes_are_one_version() {
    register(PLAIN);

    assertThatThrownBy(() -> register(PLAIN))
        .isInstanceOf(StoreException.class)
        .hasMessage("churn 1.0.0 has these very bytes; use it");
  }

  @Test
  void a_model_without_a_signature_is_refused_loudly() {
    Model model = PLAIN.model();
    Basis basis = model.basis();
    Model bare =
        model.basis(
            new Basis(
                basis.learner(),
                new Signature(new Schema(List.of()), basis.signature().output()),
                basis.recipe(),
                basis.card()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewVersion.of(CHURN, bare))
        .withMessage(
            "the model of 'y' has no signature: it says of no column that it reads it; fit it on"
                + " columns and register that");
    assertThatThrownBy(() -> NewVersion.of(CHURN, new byte[] {1, 2, 3}))
        .isInstanceOf(ModelFileException.class)
        .hasMessage("the model file is not a Lathe model file");
    assertThatThrownBy(() -> store.registry().model(CHURN)).hasMessageContaining("no model");
  }

  @Test
  void two_versions_stand_beside_each_other() {
    Version first = register(PLAIN);
    Version second = register(PLAIN.rows(2).trees(25).columns(2));

    var difference = VersionDifference.of(first, second);

    assertThat(difference.settings())
        .containsExactly(new VersionDifference.Changed("trees", "20", "25"));
    assertThat(difference.shape()).containsExactly("it reads 'x1 numbers?' now");
    assertThat(difference.scores()).extracting(VersionDifference.Scores::name).startsWith("rmse");
    assertThat(difference.data()).isPresent();
    assertThat(VersionDifference.of(first, first).settings()).isEmpty();
  }

  @Test
  void aliases_move_and_go() {
    register(PLAIN);
    Version second = register(PLAIN.trees(25));
    store.labels().alias(CHURN, "champion", "1.0.0");

    store.labels().alias(CHURN, "champion", "2");

    assertThat(store.registry().version(CHURN, "@champion")).isEqualTo(second);
    assertThat(store.labels().aliases(CHURN)).containsEntry("champion", "1.1.0").hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.labels().alias(CHURN, "production", "1.0.0"));
    store.labels().removeAlias(CHURN, "champion");
    assertThatThrownBy(() -> store.registry().version(CHURN, "@champion"))
        .hasMessageStartingWith("there is no version '@champion'");
    assertThatThrownBy(() -> store.labels().removeAlias(CHURN, "champion"))
        .hasMessage("'churn' has no alias 'champion'");
  }

  @Test
  void words_find_versions() {
    Version first = register(PLAIN);
    store.registry().describe(CHURN, "Wer kündigt im März? (EU only)");
    Version other =
        store
            .registry()
            .register(
                NewVersion.of(new ModelName("fraud/cards"), PLAIN.trees(25).model())
                    .notes("better than churn"));
    store.labels().tag(CHURN, "1", "reviewed-by", "Ann O'Neil");

    assertThat(found("kundig")).isEmpty();
    assertThat(found("KÜNDIG märz")).containsExactly("churn 1.0.0");
    assertThat(found("gradient")).hasSize(2);
    assertThat(found("churn")).containsExactly("churn 1.0.0", "fraud/cards 1.0.0");
    assertThat(found("o'neil ann 1.0.0")).containsExactly(first.name().toString());
    assertThat(found("card fraud better")).containsExactly(other.name().toString());
    assertThat(found("fraud nothing")).isEmpty();
    store.stages().delete(CHURN, "1", "", "");
    assertThat(found("churn")).containsExactly("fraud/cards 1.0.0");
  }

  private List<String> found(String words) {
    return store.versions().find("default", words, 10).stream()
        .map(version -> version.name().toString())
        .toList();
  }

  @Test
  void what_is_looked_for_is_no_statement() {
    register(PLAIN);

    for (String words :
        List.of(
            "' or '1'='1", "churn%", "_hurn", "%hurn", "x\"; drop table terms; --", "a\u202Eb")) {
      assertThat(found(words)).as(words).hasSize(words.equals("churn%") ? 1 : 0);
    }
    for (String words :
        List.of("", "%", "\u0000", "--", "x ".repeat(1_000), "a b c d e f g h i j k")) {
      assertThatIllegalArgumentException().as(words).isThrownBy(() -> found(words));
    }
    assertThat(found("churn")).hasSize(1);
  }

  @Test
  void hostile_names_are_refused_everywhere() {
    register(PLAIN);
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ModelName(name));
      assertThatIllegalArgumentException().isThrownBy(() -> new ModelName(name, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> store.labels().alias(CHURN, name, "1"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.labels().tag(CHURN, "1", name, "x"));
      assertThatThrownBy(() -> store.registry().version(CHURN, name))
          .isInstanceOfAny(StoreException.class, IllegalArgumentException.class)
          .hasMessageMatching("[^\\p{Cc}\\p{Cf}\\p{Cs}]{1,300}");
      assertThatThrownBy(() -> store.registry().version(CHURN, "@" + name))
          .isInstanceOfAny(StoreException.class, IllegalArgumentException.class);
      assertThatThrownBy(() -> store.registry().version(name))
          .isInstanceOfAny(StoreException.class, IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> store.registry().models("nowhere", "", 10))
        .hasMessage("there is no project 'nowhere'; make it first");
  }

  @Test
  void a_model_gets_another_name_and_keeps_all_else() {
    Version version = register(PLAIN);
    register(PLAIN.trees(25));

    RegisteredModel renamed = store.registry().rename(CHURN, "leaving");

    assertThat(renamed.newest()).contains(number("1.1.0"));
    assertThat(store.registry().version(version.id()).name().toString()).isEqualTo("leaving 1.0.0");
    assertThat(found("leaving")).hasSize(2);
    assertThat(found("churn")).isEmpty();
    assertThatThrownBy(() -> store.registry().model(CHURN)).hasMessageContaining("no model");
    register(PLAIN);
    assertThatThrownBy(() -> store.registry().rename(CHURN, "leaving"))
        .hasMessage("there is a model 'leaving' already");
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> store.registry().rename(CHURN, name));
    }
  }

  @Test
  void models_are_listed_by_name() {
    for (String name : List.of("b", "a", "c")) {
      store.registry().register(NewVersion.of(new ModelName(name), PLAIN.model()));
      clock.move(Duration.ofSeconds(1));
    }

    assertThat(store.registry().models("default", "", 2))
        .extracting(model -> model.name().name())
        .containsExactly("a", "b");
    assertThat(store.registry().models("default", "b", 10))
        .extracting(RegisteredModel::newest)
        .containsExactly(java.util.Optional.of(SemanticVersion.FIRST));
    store.labels().tag(new ModelName("a"), "team", "growth");
    assertThat(store.labels().tags(new ModelName("a"))).containsEntry("team", "growth");
  }

  @Test
  void retention_leaves_the_bytes_of_versions() {
    Run run = run("one");
    store.artifacts().put(run.id(), "model", ModelFile.bytes(PLAIN.model().whole()));
    Version version = register(PLAIN);
    store.runs().delete(run.id());
    clock.move(Duration.ofDays(40));

    store.retention().purge(store.retention().preview(Duration.ofDays(30)));

    assertThat(store.registry().file(version)).isNotEmpty();
  }

  @Test
  void the_nature_of_the_rows_is_kept() {
    assertThat(register(PLAIN.nature(Origin.Nature.SIMULATED)).facts().data().nature())
        .isEqualTo(Origin.Nature.SIMULATED);
  }
}
