package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import java.util.List;

/*
 * Shapley values against background rows, by patterns.
 *
 * On the way to a leaf some columns are asked; a row's pattern there has a bit for each, set where
 * the row meets all that is asked of the column. A mixture of a row and a background row comes to
 * the leaf just when each column is met by the one it is taken from. So with u columns that only
 * the row meets and v that only the background row meets (every other met by both), each of the u
 * gets
 *
 *     value * (u - 1)! v! / (u + v)!       and each of the v gets       -value * u! (v - 1)! / (u + v)!
 *
 * Rows of one pattern get the same from a leaf. It is worked out once for each pattern that occurs,
 * over the patterns that occur among the background rows, and looked up for all others. A tree with
 * a way that asks more columns than a word has bits is gone down by each row with each background
 * row.
 *
 * Source: the two terms are those of Lundberg et al. 2020, supplement, "interventional"; to share
 * them by patterns as in Zern, Broelemann and Kasneci, "Interventional SHAP values and interaction
 * values for piecewise linear regression trees", AAAI 2023.
 */
final class ByBackground implements Way<ScoreTree> {
  private static final int MOST_PLAYERS = 62;
  private static final int BLOCK = 1024;

  private final Game game;
  private final Answers answers;
  private final double[] background;
  private final int count;
  private final Answers.Asked asked;

  /// @param background `(rows, columns)`, row by row
  ByBackground(Game game, double[] background, int count) {
    this.game = game;
    this.background = background;
    this.count = count;
    answers = new Answers(game.trees());
    asked = answers.to(background, 0, count);
  }

  @Override
  public double[] expected() {
    return game.mean(background, count);
  }

  @Override
  public long size(ScoreTree tree) {
    return 4L * tree.size;
  }

  @Override
  public ScoreTree ready(ScoreTree tree) {
    return tree;
  }

  @Override
  public void add(List<ScoreTree> trees, double[] rows, int from, Sums sums) {
    var patterns = new PatternShap(answers.to(rows, from, sums.rows()), asked, count, sums);
    var pairs = new PairShap(game, background, count, sums);
    for (ScoreTree tree : trees) {
      if (tree.most <= MOST_PLAYERS) patterns.add(tree);
      else pairs.add(tree, rows, from);
    }
  }

  @Override
  public int block() {
    return BLOCK;
  }
}
