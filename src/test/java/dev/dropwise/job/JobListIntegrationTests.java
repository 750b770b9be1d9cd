package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.Plan;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Jobs and runs as they are looked for. */
@DropwiseTest
class JobListIntegrationTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456Z");

    private static final String OWNER = "lister";

    @LocalServerPort private int port;

    @Autowired private Jobs jobs;

    private Api api;
    private final List<Job> kept = new ArrayList<>();

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void remove() {
        jobs.deleteAll(kept);
    }

    /** Two of each name, one of them never started; the last without a name. */
    private void keepSome() {
        int minute = 0;
        for (String name : Stream.of("b", "a", "c", null).flatMap(n -> Stream.of(n, n)).toList()) {
            Job job = job(name, OWNER);
            Instant at = NOON.plusSeconds(60L * (minute * 5 % 8));
            if (minute++ % 2 == 0) {
                job.start("w", at);
                job.fail("a reason", at.plusSeconds(600));
            } else {
                job.cancel(at);
            }
            kept.add(jobs.save(job));
        }
    }

    private static Job job(@Nullable String name, String owner) {
        Plan usual = JobTests.plan();
        Plan plan = new Plan(name, "iris", "0", usual.model(), usual.training(), "m-" + owner);
        return JobTests.of(plan, owner, NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, 0 1 2 3 4 5 6 7",
        "-createdAt, 7 6 5 4 3 2 1 0",
        "name, 2 3 0 1 4 5 6 7",
        "-name, 7 6 5 4 1 0 3 2",
        "dataset, 0 1 2 3 4 5 6 7",
        "startedAt, 0 2 4 6 1 3 5 7",
        "-startedAt, 7 5 3 1 6 4 2 0",
        "finishedAt, 5 7 1 3 0 2 4 6",
        "-finishedAt, 6 4 2 0 3 1 7 5"
    })
    void sortsAndGoesOnInTheSameOrder(String sort, String expected) {
        keepSome();
        List<String> ids = kept.stream().map(job -> job.id().toString()).toList();
        for (int limit : new int[] {1, 2, 3, 200}) {
            List<String> told = new ArrayList<>();
            String after = "";
            while (after != null) {
                JsonNode page =
                        api.get(
                                "/api/v1/jobs?owner=%s&sort=%s&limit=%d%s"
                                        .formatted(OWNER, sort, limit, after));
                page.get("items").forEach(job -> told.add("" + ids.indexOf(text(job, "id"))));
                assertThat(page.get("items").size()).isLessThanOrEqualTo(limit);
                after = page.get("next").isNull() ? null : "&after=" + text(page, "next");
            }
            assertThat(String.join(" ", told)).as("by %d", limit).isEqualTo(expected);
        }
    }

    @Test
    void missesNoneAndTellsNoneTwiceWhenOthersCome() {
        keepSome();
        String path = "/api/v1/jobs?limit=4&sort=-name&owner=" + OWNER;
        JsonNode first = api.get(path);
        kept.add(jobs.save(job("zz", OWNER)));
        JsonNode second = api.get(path + "&after=" + text(first, "next"));
        List<String> told = new ArrayList<>();
        Stream.of(first, second)
                .forEach(page -> page.get("items").forEach(job -> told.add(text(job, "id"))));
        List<String> expected =
                new ArrayList<>(
                        Stream.of(7, 6, 5, 4, 1, 0, 3, 2)
                                .map(i -> kept.get(i).id().toString())
                                .toList());
        assertThat(told).isEqualTo(expected);
        Collections.sort(told);
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void aCursorHoldsForItsOrderAlone() {
        keepSome();
        String path = "/api/v1/jobs?limit=2&owner=" + OWNER;
        String cursor = text(api.get(path + "&sort=name"), "next");
        JsonNode problem = api.problem(400, "GET", path + "&sort=-name&after=" + cursor, "");
        assertThat(text(problem, "detail"))
                .contains("parameter 'after': expected a cursor from next, of the order -name");
        assertThat(text(api.problem(400, "GET", path + "&after=" + cursor, ""), "detail"))
                .contains("of the order -createdAt");
        assertThat(text(api.problem(400, "GET", path + "&sort=nam", ""), "detail"))
                .contains(
                        "parameter 'sort': expected one of createdAt, startedAt, finishedAt, name,"
                                + " dataset, with - before it for the reverse, received \"nam\"");
    }

    @Test
    void jobsAndRunsAreFoundByAllThatTheyAreLookedForBy() {
        String body =
                """
                {"name": "%1$s", "dataset": "iris", "registerAs": "%2$s", "owner": "finder",
                 "model": {"name": "%3$s", "layers": [{"type": "dense"}]},
                 "training": {"epochs": 1}}""";
        JsonNode one = api.train(body.formatted("one", "found-a", "net-a"));
        JsonNode other = api.train(body.formatted("other", "found-b", "net-b"));
        for (String kind : List.of("jobs", "runs")) {
            String id = kind.equals("jobs") ? "id" : "run";
            String path = "/api/v1/" + kind + "?owner=finder&";
            assertThat(found(path + "sort=createdAt"))
                    .containsExactly(text(one, id), text(other, id));
            for (String filter :
                    List.of(
                            "name=one",
                            "model=found-a",
                            "modelSpec=net-a",
                            "name=one&state=succeeded&dataset=iris")) {
                assertThat(found(path + filter)).as(filter).containsExactly(text(one, id));
            }
            for (String filter :
                    List.of("state=failed", "dataset=nope", "model=x", "modelSpec=x", "name=on")) {
                assertThat(found(path + filter)).as(filter).isEmpty();
            }
            assertThat(found("/api/v1/" + kind + "?owner=nobody")).isEmpty();
            assertThat(api.problem(400, "GET", path + "state=done", "").get("detail").asString())
                    .contains("parameter 'state': expected one of");
        }
    }

    private List<String> found(String path) {
        return api.get(path).get("items").valueStream().map(item -> text(item, "id")).toList();
    }

    private static String text(JsonNode node, String property) {
        return node.get(property).asString();
    }
}
