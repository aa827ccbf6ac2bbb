/// Which rows are learned from and which are held out, and what comes of it.
@NullMarked
package dev.lathe.learn.validation;

import org.jspecify.annotations.NullMarked;
