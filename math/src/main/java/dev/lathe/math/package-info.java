/// Numbers: kernels with a plain and a Vector API form, dense linear algebra, optimisers, random
/// streams, and the one thread pool. Every result is the same on any number of threads.
@NullMarked
package dev.lathe.math;

import org.jspecify.annotations.NullMarked;
