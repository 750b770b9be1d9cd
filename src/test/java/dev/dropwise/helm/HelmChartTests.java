package dev.dropwise.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the chart in {@code src/helm} gives. Its manifests are kept as Helm rendered them, so that
 * they are read where there is no Helm; where there is one, they are what it renders now.
 */
class HelmChartTests {

    private static final Path HELM = Path.of("src", "helm");
    private static final Path CHART = HELM.resolve("dropwise");

    /** Without a cluster Helm goes by the Kubernetes that it was built with, or with none. */
    private static final List<String> TEMPLATE =
            List.of("helm", "template", "dropwise", CHART.toString(), "--kube-version", "1.31.0");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(HELM.resolve("rendered"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kubernetesKnowsEveryField(Path file) throws IOException {
        assertThat(StrictManifests.of(file).readAll()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused(@TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(rendered("default"))
                        .replace(
                                "automountServiceAccountToken: false\n      term",
                                "automount: 1\n      term"));
        assertThatThrownBy(() -> StrictManifests.of(wrong).readAll())
                .hasMessageContaining("automount");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void manifestsAreWhatTheChartRenders(Path file) throws IOException, InterruptedException {
        assumeTrue(isThere("helm"), "no helm");
        String name = file.getFileName().toString().replace(".yaml", "");
        List<String> command = new ArrayList<>(TEMPLATE);
        command.addAll(List.of("--values", HELM.resolve("required.yaml").toString()));
        Path values = HELM.resolve("cases").resolve(name + ".yaml");
        if (Files.exists(values)) {
            command.addAll(List.of("--values", values.toString()));
        }
        assertThat(said(command)).isEqualTo(Files.readString(file));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException, InterruptedException {
        assumeTrue(isThere("helm"), "no helm");
        assertThat(said(TEMPLATE)).contains("expected database.url");
    }

    @Test
    void itsLinterHasNothingToSay() throws IOException, InterruptedException {
        assumeTrue(isThere("helm"), "no helm");
        assertThat(
                        said(
                                List.of(
                                        "helm",
                                        "lint",
                                        "--strict",
                                        CHART.toString(),
                                        "--values",
                                        HELM.resolve("required.yaml").toString())))
                .contains("0 chart(s) failed");
    }

    @Test
    void processesHaveTimeToHandTheirJobsBack() throws IOException {
        for (Deployment deployment : deployments("default")) {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(75);
            assertThat(environment(pod))
                    .containsEntry("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "60s");
        }
    }

    @Test
    void nothingRunsAsRootOrWritesItsImage() throws IOException {
        for (Deployment deployment : deployments("everything")) {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            Container container = pod.getContainers().get(0);
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
        }
    }

    @Test
    void passwordsComeFromSecrets() throws IOException {
        for (Deployment deployment : deployments("everything")) {
            List<EnvVar> secret =
                    deployment
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .get(0)
                            .getEnv()
                            .stream()
                            .filter(
                                    one ->
                                            one.getName()
                                                    .matches(
                                                            ".*(PASSWORD|SECRETKEY|ACCESSKEY|SECRETS_KEY)"))
                            .toList();
            assertThat(secret).hasSize(4);
            assertThat(secret)
                    .allSatisfy(
                            one -> {
                                assertThat(one.getValue()).isNull();
                                assertThat(one.getValueFrom().getSecretKeyRef().getName())
                                        .isNotEmpty();
                            });
        }
    }

    @Test
    void workersGrowWithTheQueue() throws IOException {
        JsonNode scaled =
                StrictManifests.of(rendered("everything"))
                        .ofKind("ScaledObject")
                        .get(0)
                        .path("spec");
        JsonNode trigger = scaled.path("triggers").get(0);
        assertThat(scaled.path("scaleTargetRef").path("name").asText())
                .isEqualTo("dropwise-worker");
        assertThat(trigger.path("type").asText()).isEqualTo("postgresql");
        assertThat(trigger.path("metadata").path("host").asText()).isEqualTo("postgres.db");
        assertThat(trigger.path("metadata").path("port").asText()).isEqualTo("5433");
        assertThat(trigger.path("metadata").path("dbName").asText()).isEqualTo("trainings");
        assertThat(trigger.path("metadata").path("sslmode").asText()).isEqualTo("verify-full");
        assertThat(trigger.path("metadata").path("targetQueryValue").asText()).isEqualTo("2");
    }

    private static List<Deployment> deployments(String name) throws IOException {
        List<Deployment> found = StrictManifests.of(rendered(name)).ofKind(Deployment.class);
        assertThat(found).hasSize(2);
        return found;
    }

    private static Path rendered(String name) {
        return HELM.resolve("rendered").resolve(name + ".yaml");
    }

    private static Map<String, String> environment(PodSpec pod) {
        return pod.getContainers().get(0).getEnv().stream()
                .filter(one -> one.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
