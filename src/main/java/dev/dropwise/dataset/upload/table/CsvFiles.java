package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of comma-separated values made such as the database reads them: without the line {@code
 * sep=;} of Excel, and with tabs where runs of blanks part the values.
 *
 * @param work with these files
 * @param delimiter that was asked for, or else that a file says it has; null where neither is
 */
record CsvFiles(TableWork work, @Nullable Character delimiter) {

    private static final Pattern SAYS_DELIMITER =
            Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    private static final char BLANK = ' ';
    private static final Character TAB = '\t';

    static CsvFiles of(TableWork sent, int longest) throws IOException {
        String asked = sent.options().all().delimiter();
        Character delimiter = asked == null ? null : asked.charAt(0);
        List<PlainFile> files = new ArrayList<>();
        for (PlainFile file : sent.files()) {
            CsvHead head = CsvHead.of(file, longest);
            Matcher says = SAYS_DELIMITER.matcher(head.line());
            PlainFile plain = file;
            if (says.matches()) {
                plain = withoutFirstLine(file, sent.folder());
                if (asked == null) {
                    delimiter = says.group(1).charAt(0);
                }
            }
            boolean hasBlanks =
                    delimiter == null ? CsvDialect.hasBlanksOnly(head) : delimiter == BLANK;
            files.add(hasBlanks ? withTabs(plain, sent.folder()) : plain);
        }
        return new CsvFiles(
                sent.with(files), delimiter != null && delimiter == BLANK ? TAB : delimiter);
    }

    PlainFile first() {
        return work.files().get(0);
    }

    private static PlainFile withoutFirstLine(PlainFile file, Path folder) throws IOException {
        Path copy = Files.createTempFile(folder, "table-", "");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
                OutputStream out = Files.newOutputStream(copy)) {
            int next = in.read();
            while (next >= 0 && next != '\n' && next != '\r') {
                next = in.read();
            }
            in.mark(1);
            if (next == '\r' && in.read() != '\n') {
                in.reset();
            }
            in.transferTo(out);
        }
        return new PlainFile(file.name(), copy, file.linesBefore() + 1);
    }

    private static PlainFile withTabs(PlainFile file, Path folder) throws IOException {
        Path copy = Files.createTempFile(folder, "table-", "");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
            boolean isQuoted = false;
            boolean isBlank = false;
            boolean isAtStart = true;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (!isQuoted && (next == ' ' || next == '\t')) {
                    isBlank = true;
                    continue;
                }
                boolean isEnd = !isQuoted && (next == '\n' || next == '\r');
                if (isBlank && !isAtStart && !isEnd) {
                    out.write('\t');
                }
                isBlank = false;
                isAtStart = isEnd;
                isQuoted ^= next == '"';
                out.write(next);
            }
        }
        return new PlainFile(file.name(), copy, file.linesBefore());
    }
}
