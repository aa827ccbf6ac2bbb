package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Split;
import dev.lathe.track.serve.SplitRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DeploymentsContract extends StoreSuite {
  private static final ModelName CHURN = new ModelName("churn");
  private static final DeploymentName LIVE = new DeploymentName("live");

  private String first = "";
  private String second = "";

  @BeforeEach
  void versions() {
    first = store.registry().register(NewVersion.of(CHURN, PLAIN.model())).id();
    second = store.registry().register(NewVersion.of(CHURN, PLAIN.trees(25).model())).id();
  }

  private Deployment create() {
    return store
        .deployments()
        .create(LIVE, Keeping.VALUES, SplitRequest.whole(CHURN, "1.0.0").by("ann", "first"));
  }

  private void move(String version, String stage) {
    clock.move(Duration.ofMinutes(1));
    store.stages().move(new MoveRequest(CHURN, version, stage).by("ann", "better"));
  }

  @Test
  void a_deployment_answers_with_a_version() {
    Deployment made = create();
    reopen();

    assertThat(store.deployments().find(LIVE)).isEqualTo(made);
    assertThat(made.split().arms()).containsExactly(Arm.whole(first));
    assertThat(made.split().told()).isEqualTo(new Split.Told("ann", "first", clock.instant()));
    assertThat(made.choose("anybody")).isZero();
    assertThat(store.deployments().list("default")).containsExactly(made);
    assertThat(store.deployments().of(first)).containsExactly(made);
    assertThat(store.deployments().of(second)).isEmpty();
    assertThatThrownBy(this::create).hasMessage("there is a deployment 'live' already");
    assertThatThrownBy(() -> store.deployments().find(new DeploymentName("nowhere")))
        .hasMessage("there is no deployment 'nowhere'; look at the list");
    assertThatThrownBy(() ->
            store
                .deployments()
                .create(
                    new DeploymentName("other"), Keeping.HASH, SplitRequest.whole(CHURN, "7.0.0")))
        .hasMessageStartingWith("there is no version '7.0.0'");
  }

  @Test
  void a_key_always_meets_the_same_version_and_growing_keeps_those_who_met_the_new_one() {
    create();
    Deployment tenth =
        store
            .deployments()
            .split(LIVE, SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1.1.0", 1_000));
    Deployment half =
        store
            .deployments()
            .split(LIVE, SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1.1.0", 5_000));
    reopen();

    assertThat(store.deployments().find(LIVE).split().arms())
        .containsExactly(Arm.of(first, 5_000), Arm.of(second, 5_000));
    List<String> keys = IntStream.range(0, 20_000).mapToObj(i -> "user " + i).toList();
    assertThat(keys.stream().mapToInt(tenth::choose).average().orElseThrow())
        .isCloseTo(0.1, within(0.01));
    assertThat(keys.stream().mapToInt(half::choose).average().orElseThrow())
        .isCloseTo(0.5, within(0.02));
    assertThat(keys).allMatch(key -> half.choose(key) >= tenth.choose(key));
  }

  @Test
  void where_a_key_lies_is_what_was_stated() {
    // sha256("00000000-0000-7000-8000-000000000000\nann") by another program
    var split =
        new Split(
            1,
            List.of(Arm.of("a", PLACE), Arm.of("b", Arm.WHOLE - PLACE)),
            Split.Kind.MADE,
            new Split.Told("", "", clock.instant()));
    var before =
        new Split(
            1,
            List.of(Arm.of("a", PLACE + 1), Arm.of("b", Arm.WHOLE - PLACE - 1)),
            Split.Kind.MADE,
            split.told());

    assertThat(split.choose("00000000-0000-7000-8000-000000000000", "ann")).isEqualTo(1);
    assertThat(before.choose("00000000-0000-7000-8000-000000000000", "ann")).isZero();
  }

  private static final int PLACE = 4805;

  @Test
  void shares_add_up_and_a_shadow_has_none() {
    create();
    Deployment shadowed =
        store.deployments().split(LIVE, SplitRequest.whole(CHURN, "1.0.0").shadow(CHURN, "1.1.0"));

    assertThat(shadowed.split().arms()).containsExactly(Arm.whole(first), Arm.shadow(second));
    assertThat(shadowed.split().shadows()).containsExactly(1);
    assertThat(IntStream.range(0, 1000).map(i -> shadowed.choose("" + i)).max()).hasValue(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            store
                .deployments()
                .split(
                    LIVE,
                    new SplitRequest(
                        List.of(new SplitRequest.Share(CHURN, "1.0.0", 5_000)), "", "")))
        .withMessage("the shares of a split add up to 10000, got 5000");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            store
                .deployments()
                .split(LIVE, SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1", 500)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            store
                .deployments()
                .split(LIVE, SplitRequest.whole(CHURN, "1.0.0").beside(CHURN, "1.1.0", 10_001)));
    assertThat(store.deployments().history(LIVE)).hasSize(2);
  }

  @Test
  void what_follows_a_stage_moves_with_the_promotion() {
    create();
    move("1.0.0", "production");
    store.deployments().follow(LIVE, CHURN, "production", "ann");

    move("1.1.0", "production");

    Deployment now = store.deployments().find(LIVE);
    assertThat(now.split().arms()).containsExactly(Arm.whole(second));
    assertThat(now.split().kind()).isEqualTo(Split.Kind.FOLLOWED);
    assertThat(now.split().told()).isEqualTo(new Split.Told("ann", "better", clock.instant()));
    store.stages().rollBack(CHURN, "production", "bob", "slow");
    assertThat(store.deployments().find(LIVE).split().arms()).containsExactly(Arm.whole(first));
    assertThat(store.deployments().history(LIVE)).hasSize(4);
    assertThatThrownBy(() ->
            store.together(() -> {
              move("1.1.0", "production");
              throw new IllegalStateException("no audit row");
            }))
        .hasMessage("no audit row");
    assertThat(store.deployments().find(LIVE).split().arms()).containsExactly(Arm.whole(first));
  }

  @Test
  void nobody_takes_away_what_answers() {
    create();
    assertThatThrownBy(() -> store.deployments().follow(LIVE, CHURN, "production", ""))
        .hasMessage("no version of 'churn' is in production; move one there first");
    assertThatThrownBy(() -> store.stages().delete(CHURN, "1.0.0", "ann", ""))
        .hasMessage(
            "the deployment 'live' answers with churn 1.0.0; let it answer with another version"
                + " first");
    move("1.0.0", "production");
    store.deployments().follow(LIVE, CHURN, "production", "ann");

    assertThatThrownBy(() -> move("1.0.0", "archived"))
        .hasMessageStartingWith(
            "the deployment 'live' follows production of 'churn', which would be empty;");

    assertThat(store.registry().version(CHURN, "1.0.0").stage()).isEqualTo("production");
    store.deployments().retire(LIVE);
    move("1.0.0", "archived");
    store.stages().delete(CHURN, "1.0.0", "ann", "");
    assertThatThrownBy(() -> store.deployments().rollBack(LIVE, "", ""))
        .hasMessageStartingWith("the deployment 'live' was retired at ");
  }

  @Test
  void rolling_back_is_a_split_of_its_own() {
    create();
    assertThatThrownBy(() -> store.deployments().rollBack(LIVE, "", ""))
        .hasMessageContaining("has had one split only");
    store.deployments().split(LIVE, SplitRequest.whole(CHURN, "1.1.0"));

    Deployment back = store.deployments().rollBack(LIVE, "bob", "slow");

    assertThat(back.split().arms()).containsExactly(Arm.whole(first));
    assertThat(back.split().kind()).isEqualTo(Split.Kind.ROLLED_BACK);
    assertThat(store.deployments().history(LIVE))
        .extracting(Split::sequence)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void hostile_names_are_refused() {
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> new DeploymentName(name));
      assertThatIllegalArgumentException().isThrownBy(() -> new DeploymentName(name, "x"));
    }
    create();
    assertThat(create("x'; drop table deployments; --").name().name()).contains("drop table");
    assertThat(store.deployments().list("default")).hasSize(2);
    assertThatThrownBy(() ->
            store
                .deployments()
                .create(
                    new DeploymentName("nowhere", "x"),
                    Keeping.HASH,
                    SplitRequest.whole(CHURN, "1")))
        .hasMessage("there is no project 'nowhere'; make it first");
  }

  private Deployment create(String name) {
    return store
        .deployments()
        .create(new DeploymentName(name), Keeping.HASH, SplitRequest.whole(CHURN, "1"));
  }
}
