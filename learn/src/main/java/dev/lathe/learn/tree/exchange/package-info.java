/// Models of other libraries, read into the trees of this one: text of LightGBM, JSON and UBJSON of
/// XGBoost.
@NullMarked
package dev.lathe.learn.tree.exchange;

import org.jspecify.annotations.NullMarked;
