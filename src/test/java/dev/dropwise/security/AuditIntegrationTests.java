package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

class AuditIntegrationTests extends KeyedService {

    @Autowired private AuditEntries entries;

    @Test
    void whatChangesAndWhatIsRefusedIsWrittenDown() throws Exception {
        String trainer = key("auditee", AccessRole.TRAINER);
        send(trainer, "PUT", "/api/v1/model-specs/audited?x=secret", "{\"layers\": []}");
        send(trainer, "GET", "/api/v1/keys", "");
        send(trainer, "GET", "/api/v1/jobs", "");
        send(trainer, "POST", "/api/v1/models/none/predict", "{}");

        List<JsonNode> entries = awaited("/api/v1/audit?actor=auditee", 2);
        assertThat(entries.get(0).path("path").asString()).isEqualTo("/api/v1/keys");
        assertThat(entries.get(0).path("outcome").asString()).isEqualTo("refused");
        assertThat(entries.get(0).path("status").asInt()).isEqualTo(403);
        JsonNode change = entries.get(1);
        assertThat(change.path("path").asString()).isEqualTo("/api/v1/model-specs/audited");
        assertThat(change.path("method").asString()).isEqualTo("PUT");
        assertThat(change.path("outcome").asString()).isEqualTo("failed");
        assertThat(change.path("remoteAddress").asString()).isEqualTo("127.0.0.1");
        assertThat(change.path("keyId").asString()).isNotEmpty();
        assertThat(change.path("at").asString()).endsWith("Z");
    }

    /** Its end is known only when the answer has gone out, by another thread. */
    @Test
    void whatIsAnsweredLaterIsWrittenDownToo() throws Exception {
        String trainer = key("later", AccessRole.TRAINER);
        HttpResponse<String> job =
                send(
                        trainer,
                        "POST",
                        "/api/v1/jobs",
                        "{\"dataset\": \"iris\", \"training\": {\"epochs\": 1}}",
                        "Prefer",
                        "wait=60");
        assertThat(job.statusCode()).isEqualTo(202);
        List<JsonNode> entries = awaited("/api/v1/audit?actor=later&outcome=done", 1);
        assertThat(entries.get(0).path("status").asInt()).isEqualTo(202);
    }

    @Test
    void whoSendsNothingGoodIsWrittenDownWithoutAName() throws Exception {
        send("dw_0_0", "DELETE", "/api/v1/datasets/unheard-of", "");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                                admin,
                                                                "/api/v1/audit?outcome=refused&method=DELETE")
                                                        .path("items"))
                                        .anySatisfy(
                                                entry -> {
                                                    assertThat(entry.path("path").asString())
                                                            .isEqualTo(
                                                                    "/api/v1/datasets/unheard-of");
                                                    assertThat(entry.path("actor").isNull())
                                                            .isTrue();
                                                }));
    }

    /** Else whoever is refused fills the disk. */
    @Test
    void whatIsRefusedAgainAndAgainIsCounted() throws Exception {
        String reader = key("persistent", AccessRole.READER);
        for (int i = 0; i < 30; i++) {
            send(reader, "DELETE", "/api/v1/datasets/not-mine-" + i, "");
        }
        List<JsonNode> entries = awaited("/api/v1/audit?actor=persistent", 11);
        assertThat(entries.get(0).path("path").asString())
                .isEqualTo("/api/v1/datasets/not-mine-29");
        assertThat(entries.get(0).path("unrecorded").asInt()).isEqualTo(19);

        String trainer = key("fruitless", AccessRole.TRAINER);
        for (int i = 0; i < 12; i++) {
            send(trainer, "POST", "/api/v1/jobs", "{}");
        }
        assertThat(awaited("/api/v1/audit?actor=fruitless", 11).get(0).path("outcome").asString())
                .isEqualTo("failed");
    }

    @Test
    void itComesInPagesAndAsAFile() throws Exception {
        String name = "pages";
        String trainer = key(name, AccessRole.TRAINER);
        for (int i = 0; i < 3; i++) {
            send(trainer, "DELETE", "/api/v1/datasets/no-such-" + i, "");
        }
        awaited("/api/v1/audit?actor=pages", 3);
        JsonNode first = get(admin, "/api/v1/audit?actor=pages&limit=2");
        assertThat(first.path("items")).hasSize(2);
        JsonNode second =
                get(
                        admin,
                        "/api/v1/audit?actor=pages&limit=2&after=" + first.path("next").asString());
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();

        String csv = export("text/csv");
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).startsWith("id,at,actor,keyId,method,path,remoteAddress,status,outcome");
        assertThat(csv)
                .contains(",pages,", ",DELETE,/api/v1/datasets/no-such-2,127.0.0.1,404,failed");
        String lines = export("application/x-ndjson");
        assertThat(lines.lines().map(line -> JSON.readTree(line).path("actor").asString()))
                .containsExactly(name, name, name);
    }

    private String export(String type) throws Exception {
        HttpResponse<String> answer =
                send(admin, "GET", "/api/v1/audit?actor=pages", "", "Accept", type);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource({
        "from=0, 'expected a time like 2026-01-31T12:00:00Z, received \"0\"'",
        "until=1767225600000, 'expected a time like 2026-01-31T12:00:00Z, received"
                + " \"1767225600000\"'",
        "from=, 'expected a time like 2026-01-31T12:00:00Z, received \"\"'",
        "until, 'expected a time like 2026-01-31T12:00:00Z, received \"\"'",
        "until=%20, 'expected a time like 2026-01-31T12:00:00Z, received \" \"'",
        "from=2026-01-01, 'expected a time like 2026-01-31T12:00:00Z, received \"2026-01-01\"'",
        "from=Thu%2C 1 Jan 2026 00:00:00 GMT, 'expected a time like 2026-01-31T12:00:00Z, received"
                + " \"Thu, 1 Jan 2026 00:00:00 GMT\"'",
        "outcome=, 'expected one of \"done\", \"refused\", \"failed\", received \"\"'",
        "limit=, 'expected a whole number, received \"\"'"
    })
    void whatIsNoTimeIsSaidToBeNone(String query, String words) throws Exception {
        for (String accept : List.of("application/json", "text/csv")) {
            if (query.startsWith("limit") && !accept.equals("application/json")) {
                continue;
            }
            HttpResponse<String> answer =
                    send(
                            admin,
                            "GET",
                            "/api/v1/audit?" + query.replace(" ", "%20"),
                            "",
                            "Accept",
                            accept);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("detail").asString())
                    .startsWith("parameter '" + query.replaceFirst("=.*", "") + "'")
                    .endsWith(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "2026-01-01T01:00:00%2B01:00"})
    void aTimeMayHaveAnOffset(String time) throws Exception {
        entries.add(entry("offset", Instant.parse("2025-12-31T23:59:59Z")));
        entries.add(entry("offset", Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(get(admin, "/api/v1/audit?actor=offset&until=" + time).path("items"))
                .isNotEmpty()
                .allSatisfy(
                        entry ->
                                assertThat(entry.path("at").asString())
                                        .isEqualTo("2025-12-31T23:59:59Z"));
    }

    /** A spreadsheet computes what begins like a formula, and may fetch what it names. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\"a\",b"})
    void noFieldOfTheFileIsAFormula(String actor) throws Exception {
        entries.add(entry(actor, Instant.now()));

        String query = "actor=" + URLEncoder.encode(actor, StandardCharsets.UTF_8);
        String csv = send(admin, "GET", "/api/v1/audit?" + query, "", "Accept", "text/csv").body();
        try (MappingIterator<String[]> rows =
                CsvMapper.builder()
                        .enable(CsvReadFeature.WRAP_AS_ARRAY)
                        .build()
                        .readerFor(String[].class)
                        .readValues(csv)) {
            List<String[]> all = rows.readAll();
            assertThat(all).hasSize(2);
            assertThat(all.get(1)[2]).isEqualTo("'" + actor);
        }
    }

    @Test
    void anEntryStaysForSoLongAndNoLonger() {
        Instant now = Instant.now();
        entries.add(entry("older", now.minus(Duration.ofDays(31))));
        entries.add(entry("younger", now.minus(Duration.ofDays(29))));

        new AuditLog(entries, Duration.ofDays(30), Clock.systemUTC()).changed(entry("new", now));

        assertThat(ofActor("older")).isEmpty();
        assertThat(ofActor("younger")).hasSize(1);
        assertThat(ofActor("new")).hasSize(1);
    }

    private static AuditEntry entry(String actor, Instant at) {
        return new AuditEntry(
                0, at, actor, null, "PUT", "/x", "127.0.0.1", 200, AuditOutcome.DONE, 0);
    }

    private List<AuditEntry> ofActor(String actor) {
        AuditQuery query = new AuditQuery(actor, null, null, null, null);
        return entries.before(Long.MAX_VALUE, query, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH"})
    void nothingChangesIt(String method) throws Exception {
        assertThat(send(admin, method, "/api/v1/audit", "{}").statusCode()).isEqualTo(405);
        assertThat(send(admin, method, "/api/v1/audit/1", "{}").statusCode()).isEqualTo(404);
    }

    private List<JsonNode> awaited(String path, int count) throws Exception {
        return await().until(
                        () -> get(admin, path).path("items").valueStream().toList(),
                        entries -> entries.size() == count);
    }
}
