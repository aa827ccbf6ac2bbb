/// Contract suites that any learner may be held to.
@NullMarked
package dev.lathe.testing;

import org.jspecify.annotations.NullMarked;
