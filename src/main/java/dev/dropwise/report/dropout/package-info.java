/**
 * What dropout did to a network: {@link dev.dropwise.report.dropout.DropoutEffects} is the way in.
 * The rest are pure functions of what layers give.
 */
@NullMarked
package dev.dropwise.report.dropout;

import org.jspecify.annotations.NullMarked;
