package dev.dropwise.model;

import java.time.Instant;

/**
 * A model in the list.
 *
 * @param newestVersion what answers where no version and no alias is asked for
 */
record ModelSummaryView(String name, int newestVersion, Instant createdAt) {

    static ModelSummaryView of(Model model) {
        return new ModelSummaryView(model.name(), model.versions(), model.createdAt());
    }
}
