package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which rows of a data set are looked at. */
enum Part {
    @JsonProperty("all")
    ALL {
        @Override
        Content of(Content content) {
            return content;
        }
    },

    /** Those that are not held out. */
    @JsonProperty("training")
    TRAINING {
        @Override
        Content of(Content content) {
            return content.training();
        }
    },

    /** Those that are held out. */
    @JsonProperty("test")
    TEST {
        @Override
        Content of(Content content) {
            return content.test();
        }
    };

    abstract Content of(Content content);
}
