/// Small programs to begin with.
@NullMarked
package dev.lathe.examples;

import org.jspecify.annotations.NullMarked;
