package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import dev.lathe.learn.tree.ensemble.Trees;

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
 * over the patterns that occur among the background rows, and looked up for all others.
 *
 * Source: the two terms are those of Lundberg et al. 2020, supplement, "interventional"; to share
 * them by patterns as in Zern, Broelemann and Kasneci, "Interventional SHAP values and interaction
 * values for piecewise linear regression trees", AAAI 2023.
 */
final class ByBackground implements TreeShap.Way {
  static final int MOST_COLUMNS = 62;
  private static final int BLOCK = 1024;

  private final Trees trees;
  private final Answers answers;
  private final double[] background;
  private final int count;

  ByBackground(Trees trees, Answers answers, double[] background, int count) {
    this.trees = trees;
    this.answers = answers;
    this.background = background;
    this.count = count;
  }

  @Override
  public void add(double[] rows, int from, Sums sums) {
    var own = answers.to(rows, from, sums.rows());
    var block = new PatternShap(trees, own, answers.to(background, 0, count), count, sums);
    for (int tree = 0; tree < trees.count(); tree++) block.add(tree);
  }

  @Override
  public int block() {
    return BLOCK;
  }
}
