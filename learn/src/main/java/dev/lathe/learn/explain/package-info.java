/// What a model goes by.
@NullMarked
package dev.lathe.learn.explain;

import org.jspecify.annotations.NullMarked;
