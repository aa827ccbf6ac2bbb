package dev.lathe.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {
  enum Order {
    LEAF_WISE,
    LEVEL_WISE
  }

  record Growth(@Setting("most leaves of a tree") int leaves, Order growOrder) {}

  record Boosting(
      @Setting("number of trees, 1 or more") int trees, double rate, Growth growth, boolean quiet) {
    Boosting {
      if (trees < 1) throw new IllegalArgumentException("trees must be 1 or more, got " + trees);
    }
  }

  private final Boosting boosting = new Boosting(100, 0.1, new Growth(31, Order.LEAF_WISE), false);

  @Test
  void keys_are_leaf_names_in_order() {
    assertThat(Settings.values(boosting).keySet())
        .containsExactly("trees", "rate", "leaves", "grow-order", "quiet");
    assertThat(Settings.of(boosting).getFirst())
        .isEqualTo(new Settings.Item("trees", "whole", "100", "number of trees, 1 or more"));
    assertThat(Settings.of(boosting).get(3).type()).isEqualTo("leaf-wise|level-wise");
  }

  @Test
  void a_setting_of_a_nested_record_is_changed_by_its_key() {
    var changed = Settings.with(boosting, "grow-order", "level-wise");

    assertThat(changed).isEqualTo(new Boosting(100, 0.1, new Growth(31, Order.LEVEL_WISE), false));
    assertThat(Settings.with(boosting, "rate", "0.05").rate()).isEqualTo(0.05);
  }

  @Test
  void what_does_not_suit_is_refused_by_name() {
    assertThatThrownBy(() -> Settings.with(boosting, "leafs", "3"))
        .hasMessage(
            "there is no setting 'leafs'; settings are trees, rate, leaves, grow-order, quiet");
    assertThatThrownBy(() -> Settings.with(boosting, "trees", "many"))
        .hasMessage("setting 'trees' must be a whole number, got 'many'");
    assertThatThrownBy(() -> Settings.with(boosting, "trees", "0"))
        .hasMessage("trees must be 1 or more, got 0");
    assertThatThrownBy(() -> Settings.with(boosting, "grow-order", "random"))
        .hasMessage("setting 'grow-order' must be one of leaf-wise|level-wise, got 'random'");
  }
}
