package dev.dropwise.study.search;

import org.jspecify.annotations.Nullable;

/**
 * A search as it stands at one place of the job.
 *
 * @param place pointer to the object that has {@code search}
 * @param name its own, where it has one
 */
record FoundSearch(String place, @Nullable String name, KnobDomain domain) {

    String definition() {
        return place + "/search";
    }
}
