package dev.dropwise.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps others who use the machine out of {@code dropwise.home}: the folder before the start, and
 * the files that the embedded database makes after it.
 */
@Component
class HomeFolder {

    private static final Logger log = LoggerFactory.getLogger(HomeFolder.class);

    private final Path home;

    HomeFolder(HomeProperties properties) {
        home = properties.home().toAbsolutePath();
    }

    static void close(Environment environment) {
        Path home = Path.of(environment.getProperty("dropwise.home", "./data")).toAbsolutePath();
        try {
            if (PrivateFiles.isForAll(home)) {
                log.warn("{} stays open to all users of this machine: it is not ours alone", home);
            } else {
                PrivateFiles.createFolder(home);
            }
        } catch (IOException e) {
            // A volume may belong to another user; where nothing can be written, others say so.
            log.warn("{} stays open to other users of this machine: {}", home, e.toString());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void closeFiles() {
        try (Stream<Path> files = Files.list(home)) {
            List<Path> all = files.filter(HomeFolder::isOfDatabase).toList();
            for (Path file : all) {
                PrivateFiles.close(file);
            }
        } catch (IOException e) {
            log.warn("Files in {} stay open to other users: {}", home, e.toString());
        }
    }

    private static boolean isOfDatabase(Path file) {
        return file.getFileName().toString().matches("dropwise\\..*db")
                && Files.isRegularFile(file);
    }
}
