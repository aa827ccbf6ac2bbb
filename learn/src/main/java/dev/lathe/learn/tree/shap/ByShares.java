package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import java.util.List;

/// By the shares of rows that went each way when the trees were grown; see [PathPlan].
final class ByShares implements Way<PathPlan> {
  private static final int BLOCK = 256;

  private final Game game;
  private final Answers answers;
  private final double[] expected;

  ByShares(Game game) {
    this.game = game;
    answers = new Answers(game.trees());
    expected = new double[game.outputs()];
    for (int voice = 0; voice < game.voices(); voice++) {
      ScoreTree tree = game.voice(voice);
      expected[tree.output] += tree.expected(game);
    }
  }

  @Override
  public double[] expected() {
    return expected;
  }

  @Override
  public long size(ScoreTree tree) {
    return PathPlan.size(tree);
  }

  @Override
  public PathPlan ready(ScoreTree tree) {
    return new PathPlan(game, tree);
  }

  @Override
  public void add(List<PathPlan> trees, double[] rows, int from, Sums sums) {
    var block = new PathShap(answers.to(rows, from, sums.rows()), sums);
    trees.forEach(block::add);
  }

  @Override
  public int block() {
    return BLOCK;
  }
}
