package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnEveryJdk
@DropwiseTest
class JobSubmissionIntegrationTests {

    private static final String JOBS = "/api/v1/jobs";

    @LocalServerPort private int port;
    @Autowired private JsonMapper mapper;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'split', 'by': 'group'}   | /training/validation      | no group",
                "{'type': 'split', 'by': 'time'}    | /training/validation      | [sepal_length,",
                "{'type': 'split', 'by': 'fold'}    | /training/validation/by   | \"group\", \"time\"",
                "{'type': 'kFold', 'by': 'time'}    | /training/validation/by   | random or group",
                "{'type': 'kFold', 'fold': 6}       | /training/validation/fold | from 1 to 5",
                "{'type': 'kFold', 'folds': 1}      | /training/validation/folds | 2",
                "{'type': 'bootstrap'}              | /training/validation/type | kFold"
            })
    void saysWhyRowsCannotBeDividedSo(String validation, String pointer, String detail) {
        HttpResponse<String> answer = submit(validation);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode errors = mapper.readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("pointer").asString()).isEqualTo(pointer);
        assertThat(errors.get(0).get("detail").asString()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'split'}                            | {'type':'split','fraction':0.1}",
                "{'type': 'split', 'by': 'random'}            | {'type':'split','fraction':0.1,'by':'random'}",
                "{'type': 'kFold'}                            | {'type':'kFold','folds':5,'fold':1}",
                "{'type': 'kFold', 'folds': 3, 'fold': 3}     | {'type':'kFold','folds':3,'fold':3}",
                "{'type': 'none'}                             | {'type':'none'}"
            })
    void showsHowRowsAreDivided(String validation, String shown) {
        HttpResponse<String> answer = submit(validation);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(mapper.readTree(answer.body()).at("/plan/training/validation").toString())
                .isEqualTo(shown.replace('\'', '"'));
    }

    private HttpResponse<String> submit(String validation) {
        return api.exchange(
                "POST",
                JOBS,
                """
                {"dataset": "iris", "model": {"layers": [{"type": "dense"}]},
                 "training": {"epochs": 1, "validation": %s}}"""
                        .formatted(validation.replace('\'', '"')));
    }

    @Test
    void fillsInEveryDefaultAndShowsTheValuesUsed() {
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        JOBS,
                        "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\"}]}}");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode job = mapper.readTree(answer.body());
        String path = JOBS + "/" + job.get("id").asString();
        assertThat(answer.headers().firstValue("Location")).hasValue(path);
        assertThat(job.get("state").asString()).isIn("queued", "running");
        assertThat(job.get("name").isNull()).isTrue();
        JsonNode training = job.at("/plan/training");
        assertThat(training.get("epochs").asInt()).isEqualTo(50);
        assertThat(training.get("batchSize").asInt()).isEqualTo(8);
        assertThat(training.at("/earlyStopping/patience").asInt()).isEqualTo(10);
        assertThat(training.get("seed").asLong()).isBetween(0L, (1L << 31) - 1);
        assertThat(training.at("/optimizer/type").asString()).isEqualTo("adam");
        assertThat(training.at("/optimizer/learningRate").asDouble()).isEqualTo(0.001);
        assertThat(training.at("/loss/type").asString()).isEqualTo("softmaxCrossEntropy");
        assertThat(training.at("/validation/fraction").asDouble()).isEqualTo(0.1);
        assertThat(job.at("/plan/model/input/shape").toString()).isEqualTo("[4]");
        assertThat(job.at("/plan/model/layers/0/units").asInt()).isEqualTo(3);
        assertThat(job.at("/plan/datasetHash").asString()).hasSize(64);
        assertThat(api.awaitEnd(job.get("id").asString()).get("plan")).isEqualTo(job.get("plan"));
    }

    @Test
    void weightsSpeakTheWordsOfTheClasses() {
        api.upload(
                Upload.with(
                                "{\"name\": \"counted\", \"target\": \"y\", \"task\": \"classification\", \"positiveClass\": 0}")
                        .file(
                                "rows.json",
                                "{\"a\": 1, \"y\": 0}\n{\"a\": 2, \"y\": 1}\n".repeat(10)));
        String body =
                """
                {"dataset": "counted", "model": {"layers": [{"type": "dense"}]},
                 "training": {"epochs": 1, "regularization": {"classWeights": {"%s": 3}}}}""";

        JsonNode job = api.train(body.formatted("1.0"));

        assertThat(job.at("/plan/training/regularization/classWeights").toString())
                .isEqualTo("{\"1\":3.0,\"0\":1.0}");
        assertThat(api.problem(422, "POST", JOBS, body.formatted("2")).get("errors").toString())
                .isEqualTo(
                        "[{\"pointer\":\"/training/regularization/classWeights/2\",\"detail\":\"expected one of the classes 1, 0, received 2\"}]");
        assertThat(api.exchange("DELETE", "/api/v1/datasets/counted", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void advisesOnTheRequest() {
        String body =
                """
                {"dataset": "iris",
                 "model": {"layers": [{"type": "dense", "units": 64, "activation": "relu"},
                                      {"type": "residual", "layers": [{"type": "dropout", "rate": 0.9}]},
                                      {"type": "dense"}]},
                 "training": {"epochs": 1, "regularization": {"l2": 0.01}}}""";
        String key = UUID.randomUUID().toString();
        JsonNode job = mapper.readTree(submit(key, body).body());

        assertThat(advice(job))
                .containsExactly(
                        "highRate /model/layers/1/layers/0",
                        "l2WithAdam /training/regularization/l2");
        assertThat(job.at("/advice/0/message").asString()).startsWith("Lower the rate of 0.9");
        assertThat(job.at("/advice/0/reference").asString()).startsWith("https://");
        assertThat(mapper.readTree(submit(key, body).body()).get("advice"))
                .isEqualTo(job.get("advice"));
        assertThat(api.awaitEnd(job.get("id").asString()).has("advice")).isFalse();
    }

    @Test
    void decidesTheRatesThatASavedSpecLeavesOpen() {
        String spec =
                """
                {"layers": [{"type": "dense", "units": 8}, {"type": "dropout", "rate": "auto"}, {"type": "dense"}]}""";
        api.exchange("PUT", "/api/v1/model-specs/open", spec);
        JsonNode job =
                api.train(
                        "{\"dataset\": \"iris\", \"modelSpec\": \"open\", \"training\": {\"epochs\": 1}}");

        assertThat(job.at("/plan/model/layers/1/rate").asDouble()).isEqualTo(0.5);
        assertThat(api.get("/api/v1/model-specs/open").at("/layers/1/rate").asString())
                .isEqualTo("auto");
        api.exchange("DELETE", "/api/v1/model-specs/open", "");
    }

    @Test
    void advisesOnASavedSpec() {
        api.exchange(
                "PUT",
                "/api/v1/model-specs/by-heart",
                "{\"layers\": [{\"type\": \"dense\", \"units\": 99}, {\"type\": \"dense\"}]}");
        String job =
                "{\"dataset\": \"iris\", \"modelSpec\": \"by-heart\", \"training\": {\"epochs\": 1%s}}";

        JsonNode advised = api.post(JOBS, job.formatted(""));
        assertThat(advice(advised)).containsExactly("noRegularization /modelSpec");
        assertThat(advised.at("/advice/0/message").asString())
                .startsWith("at /layers: Add dropout")
                .contains("795 parameters", "108 training examples");
        JsonNode decayed =
                api.post(JOBS, job.formatted(", \"regularization\": {\"weightDecay\": 0.1}"));
        assertThat(advice(decayed)).isEmpty();
        api.awaitEnd(advised.get("id").asString());
        api.awaitEnd(decayed.get("id").asString());
        api.exchange("DELETE", "/api/v1/model-specs/by-heart", "");
    }

    private static List<String> advice(JsonNode job) {
        return job.get("advice")
                .valueStream()
                .map(one -> one.get("rule").asString() + " " + one.get("pointer").asString())
                .toList();
    }

    @Test
    void takesARunsPlanAgainAndComesToTheSameWeights() {
        JsonNode first = api.train(JobBodies.quick("first"));
        JsonNode plan = api.get("/api/v1/runs/" + first.get("run").asString()).get("plan");

        JsonNode second = api.train(plan.toString());

        assertThat(second.get("plan")).isEqualTo(plan);
        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        assertThat(api.checkpoint(second, "last")).isEqualTo(api.checkpoint(first, "last"));
        assertThat(api.checkpoint(second, "best")).isEqualTo(api.checkpoint(first, "best"));
    }

    @Test
    void givesTheSameJobForTheSameKeyAndRequest() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = submit(key, JobBodies.quick("once"));
        HttpResponse<String> again = submit(key, JobBodies.quick("once").replace(" ", "  "));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(id(again)).isEqualTo(id(first));
        HttpResponse<String> other = submit(key, JobBodies.quick("twice"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains(key, id(first));
        api.awaitEnd(id(first));
    }

    @Test
    void makesOneJobOfRequestsThatComeAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<HttpResponse<String>> call = () -> submit(key, JobBodies.quick("together"));
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer :
                    threads.invokeAll(Collections.nCopies(6, call))) {
                answers.add(answer.get());
            }

            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(202, 200, 200, 200, 200, 200);
            assertThat(answers.stream().map(this::id).distinct()).hasSize(1);
            api.awaitEnd(id(answers.get(0)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesAKeyThatIsBlankOrTooLong() {
        assertThat(submit(" ", JobBodies.quick("x")).statusCode()).isEqualTo(400);
        assertThat(submit("k".repeat(201), JobBodies.quick("x")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'dataset': 'irises', 'modelSpec': 'article-mlp'} | /dataset | irises",
                "{'modelSpec': 'article-mlp'} | /dataset | expected",
                "{} | /dataset | expected",
                "{'dataset': 'iris', 'modelSpec': 'x', 'model': {'layers': [{'type': 'dense'}]}} | /model | received both",
                "{'dataset': 'iris', 'modelSpec': 'x'} | /modelSpec | x",
                "{'dataset': 'iris', 'modelSpec': 'article-mlp'} | /modelSpec | 784",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense', 'units': 4}]}} | /model/layers/0 | 3 classes",
                "{'dataset': 'iris', 'datasetHash': 'abc', 'model': {'layers': [{'type': 'dense'}]}} | /datasetHash | abc",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense'}]}, 'dropuot': 1} | /dropuot | ",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense'}]}, 'training': {'seed': -1}} | /training/seed | -1",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense'}]}, 'training': {'seed': 9007199254740992}} | /training/seed | 9007199254740992",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense'}]}, 'training': {'epochs': 0}} | /training/epochs | 0",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dropout', 'rate': 'automatic'}, {'type': 'dense'}]}} | /model/layers/0/rate | expected a number",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dropout', 'rate': {'schedule': 'linaer'}}, {'type': 'dense'}]}} | /model/layers/0/rate/schedule | did you mean",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense', 'dropConnect': 1}]}} | /model/layers/0/dropConnect | expected 0 <= dropConnect < 1",
                "{'dataset': 'iris', 'model': {'layers': [{'type': 'dense'}]}, 'registerAs': 'a/b'} | /registerAs | expected",
            })
    void refusesWhatCannotBeTrainedAndSaysWhere(String body, String pointer, String detail) {
        JsonNode problem = api.problem(422, "POST", JOBS, body.replace('\'', '"'));

        assertThat(problem.get("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString())
                .contains(detail == null ? "" : detail);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(pointers("{\"dataset\": \"irises\", \"modelSpec\": \"none\"}"))
                .containsExactly("/dataset", "/modelSpec");
        assertThat(
                        pointers(
                                """
                                {"dataset": "iris", "datasetHash": "abc",
                                 "model": {"layers": [{"type": "dense", "units": 4}]},
                                 "training": {"earlyStopping": {}, "validation": {"type": "none"}}}"""))
                .containsExactlyInAnyOrder(
                        "/datasetHash", "/model/layers/0", "/training/earlyStopping/monitor");
        assertThat(
                        pointers(
                                """
                                {"dataset": "iris", "model": {"layers": [{"type": "dropout", "rate": 2}]},
                                 "training": {"batchSize": 0, "seed": -1}, "colour": "red"}"""))
                .containsExactlyInAnyOrder(
                        "/model/layers/0/rate", "/training/batchSize", "/training/seed", "/colour");
    }

    @Test
    void refusesWhatWouldNotFitIntoMemoryBeforeItIsQueued() {
        JsonNode before = api.get(JOBS + "?limit=1");
        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        JOBS,
                        """
                        {"dataset": "iris",
                         "model": {"layers": [{"type": "dense", "units": 1000000}, {"type": "dense", "units": 1000000},
                                              {"type": "dense"}]}}""");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/model");
        assertThat(problem.get("detail").asString())
                .contains("1,000,009,000,003 parameters")
                .contains("GiB")
                .contains("dropwise.jobs.memory");
        assertThat(api.get(JOBS + "?limit=1")).isEqualTo(before);
    }

    @Test
    void listsJobsByStateNewestFirstInPages() {
        List<String> submitted =
                IntStream.range(0, 5)
                        .mapToObj(i -> api.post(JOBS, JobBodies.quick("listed " + i)))
                        .map(job -> job.get("id").asString())
                        .toList();
        submitted.forEach(api::awaitEnd);

        List<String> listed = new ArrayList<>();
        String query = "?state=succeeded&limit=2";
        for (String after = ""; after != null; ) {
            JsonNode page = api.get(JOBS + query + after);
            assertThat(page.get("items").size()).isBetween(1, 2);
            page.get("items").forEach(job -> listed.add(job.get("id").asString()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }

        assertThat(listed)
                .doesNotHaveDuplicates()
                .startsWith(
                        submitted.get(4),
                        submitted.get(3),
                        submitted.get(2),
                        submitted.get(1),
                        submitted.get(0));
        assertThat(api.get(JOBS + "?state=running").get("items")).isEmpty();
        assertThat(api.problem(400, "GET", JOBS + "?state=walking", "").get("detail").asString())
                .contains("queued", "cancelled");
        api.problem(400, "GET", JOBS + "?limit=0", "");
        api.problem(400, "GET", JOBS + "?after=nonsense", "");
    }

    private HttpResponse<String> submit(String key, String body) {
        return api.exchange("POST", JOBS, body, "Idempotency-Key", key);
    }

    private String id(HttpResponse<String> answer) {
        return mapper.readTree(answer.body()).get("id").asString();
    }

    private List<String> pointers(String body) {
        return api.problem(422, "POST", JOBS, body)
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }
}
