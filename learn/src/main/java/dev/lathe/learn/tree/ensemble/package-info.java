/// Finished trees: how they are held, saved and gone down.
@NullMarked
package dev.lathe.learn.tree.ensemble;

import org.jspecify.annotations.NullMarked;
