/// Preparations: what is fitted to columns before a learner sees them, and the two standard ones.
@NullMarked
package dev.lathe.learn.prepare;

import org.jspecify.annotations.NullMarked;
