package dev.dropwise.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Python with the packages of {@code src/test/clients/python/requirements.txt}. */
record Python(Path interpreter) {

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
            return new Python(interpreter(folder));
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

    String run(Path script, String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = interpreter.toString();
        command[1] = script.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        try {
            return Tool.run(interpreter.getParent(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
