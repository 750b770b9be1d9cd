package dev.dropwise.dataset.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** A zip that holds one table and nothing else, as portals offer them. */
final class ZippedTable {

    private static final Pattern TABLE =
            Pattern.compile(".*\\.(csv|tsv|tab|txt|data|json|jsonl|ndjson|arff|parquet)");

    /** What archivers of some systems add: hidden files, and notes beside them. */
    private static final Pattern ADDED = Pattern.compile("__MACOSX/.*|(.*/)?\\.[^/]*");

    private ZippedTable() {}

    /** The path of the table; null where the file is something else. */
    static @Nullable String find(UploadSource source, Resource file) throws IOException {
        try (InputStream in = source.open(file)) {
            byte[] first = in.readNBytes(4);
            if (first.length < 4 || first[0] != 'P' || first[1] != 'K' || first[2] != 3) {
                return null;
            }
        }
        String found = null;
        try (ArchiveFiles archive = ArchiveFiles.open(source, file)) {
            for (String path = archive.next(); path != null; path = archive.next()) {
                if (ADDED.matcher(path).matches()) {
                    continue;
                }
                if (found != null || !TABLE.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
                    return null;
                }
                found = path;
            }
        }
        return found;
    }
}
