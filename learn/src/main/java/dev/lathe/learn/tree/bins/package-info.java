/// How the values of columns are divided into bins, and tables of bins.
@NullMarked
package dev.lathe.learn.tree.bins;

import org.jspecify.annotations.NullMarked;
