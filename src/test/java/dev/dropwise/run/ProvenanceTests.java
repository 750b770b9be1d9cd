package dev.dropwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.training.Division;
import dev.dropwise.training.Resident;
import dev.dropwise.training.Streamed;
import dev.dropwise.web.DropwiseJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProvenanceTests {

    private static final JsonMapper JSON = DropwiseJson.mapper();

    @Test
    void aRunThatSaysNothingOfItReadFromMemory() {
        Provenance earlier =
                JSON.readValue(
                        """
                        {"seed": 7, "datasetHash": "ab", "dropwise": "0.1", "djl": "0.35.1",
                         "libtorch": "2.7.1", "java": "17", "os": "any", "architecture": "any",
                         "device": "cpu", "threads": 2}""",
                        Provenance.class);

        assertThat(earlier.reading()).isEqualTo(new Resident());
        assertThat(earlier.split()).isNull();
    }

    @Test
    void isTheSameAfterItWasWritten() {
        Provenance provenance =
                new Provenance(
                        7,
                        "ab",
                        "0.1",
                        "0.35.1",
                        "2.7.1",
                        "17",
                        "any",
                        "any",
                        "cpu",
                        2,
                        new Streamed(8, 256),
                        new Division("time", 90, 10, 0, "cd"));

        String written = JSON.writeValueAsString(provenance);

        assertThat(JSON.readValue(written, Provenance.class)).isEqualTo(provenance);
        assertThat(written)
                .contains("\"reading\":{\"type\":\"streamed\",\"block\":8,\"window\":256}");
    }
}
