package dev.dropwise.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The OpenAPI generator that the build has fetched, in a process of its own. */
final class OpenApiGenerator {

    private static final Path JAR = Path.of("target", "clients", "openapi-generator.jar");

    private OpenApiGenerator() {}

    /** The folder with the sources of a client, made from a document. */
    static Path generate(String document, String name, String... options) {
        Path folder = Path.of("target", "clients", name).toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            Path saved = Files.writeString(folder.resolve("openapi.json"), document);
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-jar",
                                    JAR.toAbsolutePath().toString(),
                                    "generate",
                                    "--input-spec",
                                    saved.toString(),
                                    "--output",
                                    folder.toString(),
                                    "--global-property",
                                    "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
            command.addAll(List.of(options));
            Tool.run(folder, command.toArray(String[]::new));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
