/// Models that add up their columns, each times a number of its own.
@NullMarked
package dev.lathe.learn.linear;

import org.jspecify.annotations.NullMarked;
