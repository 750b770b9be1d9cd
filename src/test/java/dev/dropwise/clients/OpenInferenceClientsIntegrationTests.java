package dev.dropwise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that others wrote for other servers of the Open Inference Protocol, as they come. */
@RunningService
class OpenInferenceClientsIntegrationTests {

    private static final String JOB =
            """
            {"dataset": "%1$s", "registerAs": "clients-%1$s",
             "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.1}, {"type": "dense"}]},
             "training": {"epochs": 30, "seed": 7,
                          "optimizer": {"type": "adam", "learningRate": 0.01}}}""";

    @LocalServerPort private int port;

    @Test
    void tritonclientAndKserveWorkWithTheirDefaults() {
        Python python = Python.withPackages();
        Api api = new Api(port);
        api.train(JOB.formatted("iris"));
        api.train(JOB.formatted("penguins"));

        String said =
                python.run(
                        Python.SCRIPTS.resolve("open_inference.py").toString(),
                        "localhost:" + port,
                        "clients-iris",
                        "clients-penguins");

        assertThat(said).contains("all answers as expected");
    }
}
