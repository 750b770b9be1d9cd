/** What every format starts from: a network, its weights and ends, and the order of its layers. */
@NullMarked
package dev.dropwise.export.network;

import org.jspecify.annotations.NullMarked;
