package dev.dropwise.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Python with the packages of {@code src/test/clients/python/requirements.txt}.
 *
 * @param modules the folder that scripts may import from
 */
record Python(Path interpreter, Path modules) {

    static final Path SCRIPTS = Path.of("src", "test", "clients", "python").toAbsolutePath();

    /** Makes an environment of its own, once; skips the test where there is no Python. */
    static Python withPackages() {
        Tool.require("Python", "python3", "-c", "import venv, ensurepip");
        Path requirements = SCRIPTS.resolve("requirements.txt");
        try {
            Path folder =
                    Tool.made(
                            "python",
                            Files.readString(requirements),
                            made -> install(made, requirements));
            return new Python(interpreter(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path folder, Path requirements) throws IOException {
        Tool.run(folder, "python3", "-m", "venv", "--clear", folder.toString());
        Tool.run(
                folder,
                interpreter(folder).toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-compile",
                "--requirement",
                requirements.toString());
    }

    private static Path interpreter(Path folder) {
        return folder.resolve(Path.of("bin", "python"));
    }

    /** The same with the modules in a folder. */
    Python with(Path modules) {
        return new Python(interpreter, modules);
    }

    /** What a script, or a module, says. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(interpreter.toString()));
        command.addAll(List.of(arguments));
        try {
            return Tool.run(modules, command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
