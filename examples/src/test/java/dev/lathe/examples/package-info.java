@NullMarked
package dev.lathe.examples;

import org.jspecify.annotations.NullMarked;
