package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.StoredDatasets;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.PostgresDatabase;
import dev.dropwise.support.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The same names, rows and files with PostgreSQL. */
@DropwiseTest
@ActiveProfiles("postgres")
@ContextConfiguration(
        initializers = {DropwiseTest.TemporaryHome.class, PostgresDatabase.Initializer.class})
class UploadsOnPostgresIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private StoredDatasets stored;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void storesShowsAndDeletes() {
        assertThat(upload("{\"name\": \"kept\", \"target\": \"y\", \"ignore\": [\"id\"]}"))
                .isEqualTo(201);

        assertThat(stored.findById("kept").orElseThrow().options().path("ignore"))
                .hasToString("[\"id\"]");
        assertThat(api.get("/api/v1/datasets/kept/preview?rows=1").at("/rows/0/instance"))
                .hasToString("{\"x\":1}");
        assertThat(upload("{\"name\": \"kept\", \"target\": \"y\"}")).isEqualTo(409);
        assertThat(synthesize("kept")).isEqualTo(409);
        assertThat(delete("kept")).isEqualTo(204);
        assertThat(stored.findAll()).isEmpty();
    }

    @Test
    void aNameIsOfOneDatasetWhateverItComesFrom() {
        assertThat(synthesize("made")).isEqualTo(201);
        assertThat(upload("{\"name\": \"made\", \"target\": \"y\"}")).isEqualTo(409);
        assertThat(delete("made")).isEqualTo(204);
        assertThat(upload("{\"name\": \"made\", \"target\": \"y\"}")).isEqualTo(201);
        assertThat(delete("made")).isEqualTo(204);
    }

    @Test
    void derivesAndKeepsTheSource() {
        assertThat(upload("{\"name\": \"source\", \"target\": \"y\"}")).isEqualTo(201);
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/v1/datasets/derive",
                                        "{\"name\": \"half\", \"from\": \"source\", \"noise\": 1}")
                                .statusCode())
                .isEqualTo(201);
        assertThat(delete("source")).isEqualTo(409);
        assertThat(api.get("/api/v1/datasets/half").at("/features/1/distinct").asInt())
                .isEqualTo(2);
        assertThat(delete("half")).isEqualTo(204);
        assertThat(delete("source")).isEqualTo(204);
    }

    private int upload(String options) {
        return api.upload(Upload.with(options).file("f.csv", "id,x,y\n7,1,a\n8,2,b\n"))
                .statusCode();
    }

    private int synthesize(String name) {
        String body = "{\"name\": \"%s\", \"type\": \"moons\"}".formatted(name);
        return api.exchange("POST", "/api/v1/datasets/synthesize", body).statusCode();
    }

    private int delete(String name) {
        return api.exchange("DELETE", "/api/v1/datasets/" + name, "").statusCode();
    }
}
