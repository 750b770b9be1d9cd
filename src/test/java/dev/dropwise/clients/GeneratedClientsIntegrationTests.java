package dev.dropwise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Clients that are generated from the OpenAPI document compile, train a network and predict. */
@RunningService
class GeneratedClientsIntegrationTests {

    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();

    @LocalServerPort private int port;

    private String base;
    private String document;

    @BeforeEach
    void fetch() {
        base = "http://localhost:" + port;
        document = new Api(port).text("/v3/api-docs", "application/json");
    }

    @Test
    void theDocumentIsValid() throws IOException {
        Python python = Python.withPackages();
        Path saved = Files.writeString(Files.createTempFile("openapi", ".json"), document);
        assertThat(python.run("-m", "openapi_spec_validator", saved.toString())).contains("OK");
        Files.delete(saved);
    }

    @Test
    void java() throws IOException {
        Path folder =
                OpenApiGenerator.generate(
                        document,
                        "java",
                        "--generator-name=java",
                        "--library=native",
                        "--additional-properties=useJakartaEe=true,hideGenerationTimestamp=true",
                        // what is called so would hide the package
                        "--name-mappings=java=javaVersion");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder.resolve("src/main/java"), classes);

        String said =
                Tool.run(
                        folder,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        "GeneratedClient",
                        base);
        assertThat(said).contains("the generated Java client trains and predicts");
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                CLIENTS.resolve("java/GeneratedClient.java").toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .forEach(arguments::add);
        }
        int failures =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failures).isZero();
    }

    @Test
    void python() {
        Python python = Python.withPackages();
        Path folder =
                OpenApiGenerator.generate(document, "python-client", "--generator-name=python");
        assertThat(
                        python.with(folder)
                                .run(
                                        Python.SCRIPTS.resolve("generated_client.py").toString(),
                                        base))
                .contains("the generated Python client trains and predicts");
    }

    @Test
    void typescript() throws IOException {
        Tool.require("Node.js", "npm", "--version");
        Path sources = CLIENTS.resolve("typescript");
        Path folder =
                Tool.made(
                        "typescript",
                        Files.readString(sources.resolve("package.json")),
                        made -> install(sources, made));
        FileSystemUtils.copyRecursively(sources, folder);
        Files.writeString(folder.resolve("openapi.json"), document);
        String tools = folder.resolve("node_modules/.bin") + File.separator;

        Tool.run(folder, tools + "openapi-typescript", "openapi.json", "-o", "dropwise.d.ts");
        Tool.run(folder, tools + "tsc");
        assertThat(Tool.run(folder, "node", "built/generated-client.js", base))
                .contains("the generated TypeScript client trains and predicts");
    }

    private static void install(Path sources, Path folder) throws IOException {
        FileSystemUtils.copyRecursively(sources, folder);
        Tool.run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
    }
}
