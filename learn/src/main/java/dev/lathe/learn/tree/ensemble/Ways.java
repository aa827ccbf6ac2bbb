package dev.lathe.learn.tree.ensemble;

import java.util.Optional;

/// The ways that suit some trees, chosen by rule.
///
/// @param slots what rows are turned into; empty where only the plain way is left
/// @param packed there where slots are
/// @param bits there where every tree is small
/// @param levels there where every tree is symmetric
record Ways(
    Form form,
    Optional<Slots> slots,
    Optional<PackedNodes> packed,
    Optional<LeafBits> bits,
    Optional<Levels> levels) {
  static Ways of(Trees trees) {
    if (!Slots.suit(trees)) return plain("a column is asked for numbers and for categories");
    var slots = new Slots(trees);
    if (!PackedNodes.suit(trees, slots)) {
      return plain("a tree has too many nodes or the trees ask too many columns to be packed");
    }
    var packed = Optional.of(new PackedNodes(trees, slots));
    if (Levels.suit(trees)) {
      var form =
          new Form(Form.Way.PACKED, Form.Way.LEVELS, "every tree asks the same on each level");
      var levels = Optional.of(new Levels(trees, slots));
      return new Ways(form, Optional.of(slots), packed, Optional.empty(), levels);
    }
    int leaves = mostLeaves(trees);
    if (leaves > LeafBits.MOST) {
      String why = "a tree has %s leaves, more than a word has bits".formatted(leaves);
      var form = new Form(Form.Way.PACKED, Form.Way.PACKED, why);
      return new Ways(form, Optional.of(slots), packed, Optional.empty(), Optional.empty());
    }
    String why = "no tree has more than %s leaves, a bit of a word for each".formatted(leaves);
    var form = new Form(Form.Way.PACKED, Form.Way.BITS, why);
    return new Ways(
        form,
        Optional.of(slots),
        packed,
        Optional.of(new LeafBits(trees, slots)),
        Optional.empty());
  }

  private static Ways plain(String why) {
    var form = new Form(Form.Way.PLAIN, Form.Way.PLAIN, why);
    return new Ways(form, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static int mostLeaves(Trees trees) {
    int most = 0;
    for (int tree = 0; tree < trees.count(); tree++) {
      most = Math.max(most, (trees.end(tree) - trees.root(tree) + 1) / 2);
    }
    return most;
  }
}
