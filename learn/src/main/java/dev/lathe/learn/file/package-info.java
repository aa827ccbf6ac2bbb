/// What a saved model is made of: trees of plain values, and the bytes that hold them.
///
/// The lowest package of the module. It knows numbers, texts and arrays, and no model.
@NullMarked
package dev.lathe.learn.file;

import org.jspecify.annotations.NullMarked;
