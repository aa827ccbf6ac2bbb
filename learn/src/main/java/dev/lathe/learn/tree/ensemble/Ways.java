package dev.lathe.learn.tree.ensemble;

import java.util.Optional;

/// The ways that suit some trees, chosen by rule.
///
/// @param slots what rows are turned into; empty where only the plain way is left
/// @param one how single rows go; there where slots are
/// @param packed there where slots are
/// @param bits there where every tree is small
/// @param levels there where every tree is symmetric
record Ways(
    Form form,
    Optional<Slots> slots,
    Optional<OneRow> one,
    Optional<PackedNodes> packed,
    Optional<LeafBits> bits,
    Optional<Levels> levels) {
  static Ways of(Trees trees) {
    if (!Slots.suit(trees)) return plain("a column is asked for numbers and for categories");
    var slots = new Slots(trees);
    if (!PackedNodes.suit(trees, slots)) {
      return plain("a tree has too many nodes or the trees ask too many columns to be packed");
    }
    var packed = new PackedNodes(trees, slots);
    Optional<LeafTables> tables = LeafTables.of(trees, slots, packed.steps());
    OneRow one = tables.isPresent() ? tables.get() : packed;
    Form.Way oneRow = tables.isPresent() ? Form.Way.TABLES : Form.Way.PACKED;
    Optional<LeafBits> bits = Optional.empty();
    Optional<Levels> levels = Optional.empty();
    Form form;
    int leaves = LeafNumbers.most(trees);
    if (Levels.suit(trees)) {
      form = new Form(oneRow, Form.Way.LEVELS, "every tree asks the same on each level");
      levels = Optional.of(new Levels(trees, slots));
    } else if (leaves > LeafNumbers.MOST) {
      String why = "a tree has %s leaves, more than a word has bits".formatted(leaves);
      form = new Form(oneRow, Form.Way.PACKED, why);
    } else {
      String why = "no tree has more than %s leaves, a bit of a word for each".formatted(leaves);
      form = new Form(oneRow, Form.Way.BITS, why);
      bits = Optional.of(new LeafBits(trees, slots));
    }
    return new Ways(form, Optional.of(slots), Optional.of(one), Optional.of(packed), bits, levels);
  }

  private static Ways plain(String why) {
    var form = new Form(Form.Way.PLAIN, Form.Way.PLAIN, why);
    return new Ways(
        form,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
