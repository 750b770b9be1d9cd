/** The archive that libtorch loads a program from: its pickles and tensors, written and read. */
@NullMarked
package dev.dropwise.engine.archive;

import org.jspecify.annotations.NullMarked;
