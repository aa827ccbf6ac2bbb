/// Decision trees and what is made of them, on one engine that works on binned rows.
@NullMarked
package dev.lathe.learn.tree;

import org.jspecify.annotations.NullMarked;
