package dev.dropwise.dataset.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.dataset.content.DatasetContent;

/** Which rows of a data set are looked at. */
public enum RowSubset {
    @JsonProperty("all")
    ALL {
        @Override
        public DatasetContent of(DatasetContent content) {
            return content;
        }
    },

    /** Those that are not held out. */
    @JsonProperty("training")
    TRAINING {
        @Override
        public DatasetContent of(DatasetContent content) {
            return content.training();
        }
    },

    /** Those that are held out. */
    @JsonProperty("test")
    TEST {
        @Override
        public DatasetContent of(DatasetContent content) {
            return content.test();
        }
    };

    public abstract DatasetContent of(DatasetContent content);
}
