package dev.dropwise.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model with all that is under its name.
 *
 * @param versions newest first
 * @param aliases where they point now
 * @param aliasHistory every change of an alias, newest first
 */
record ModelView(
        String name,
        Instant createdAt,
        List<VersionView> versions,
        List<AliasView> aliases,
        List<AliasView> aliasHistory) {

    /**
     * An alias and when it was pointed there.
     *
     * @param version null when the alias was removed then
     */
    record AliasView(String alias, @Nullable Integer version, Instant setAt) {

        static AliasView of(AliasChange change) {
            return new AliasView(change.alias(), change.version(), change.setAt());
        }
    }
}
