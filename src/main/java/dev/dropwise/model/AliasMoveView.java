package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an alias, which nobody changes any more.
 *
 * @param from where it pointed before; null for nowhere
 * @param to where it points since; null where it was removed
 * @param who null where no key was needed
 * @param rollback whether it took back a change before it
 * @param figures what a gate compared; absent without one
 */
record AliasMoveView(
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable String who,
        Instant when,
        @Nullable String why,
        boolean rollback,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GateFigures figures) {

    /**
     * As clients see it.
     *
     * @param before the change before it; null for the first
     */
    static AliasMoveView of(AliasChange change, @Nullable AliasChange before) {
        return new AliasMoveView(
                before == null ? null : before.version(),
                change.version(),
                change.reason().who(),
                change.setAt(),
                change.reason().why(),
                change.isRollback(),
                change.reason().figures());
    }
}
