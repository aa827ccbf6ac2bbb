/// Tables of columns, immutable, with missing values and an origin.
@NullMarked
package dev.lathe.frame;

import org.jspecify.annotations.NullMarked;
