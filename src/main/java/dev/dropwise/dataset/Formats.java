package dev.dropwise.dataset;

import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The readers there are, by the format that is asked for or recognized. */
@Component
final class Formats {

    private final List<Reader> readers;

    Formats(List<Reader> readers) {
        this.readers = readers.stream().sorted(Comparator.comparing(Reader::format)).toList();
    }

    /**
     * The reader of these files.
     *
     * @throws Invalid when there is none, or the options are not for it
     */
    Reader reader(Source source, UploadOptions options) throws IOException {
        String format = options.format();
        Reader reader = format == null ? recognize(source) : named(format);
        Invalid.throwIfAny(options.faults(reader.format(), reader.options()));
        return reader;
    }

    private Reader named(String format) {
        return readers.stream()
                .filter(reader -> reader.format().equals(format))
                .findFirst()
                .orElseThrow(() -> unknown("received \"" + format + "\""));
    }

    private Reader recognize(Source source) throws IOException {
        Reader common = null;
        for (Resource file : source.files()) {
            Reader reader = recognize(Head.of(source, file));
            if (reader == null) {
                throw unknown("and " + Source.name(file) + " looks like none of them");
            }
            if (common != null && common != reader) {
                throw new UnreadableFile(
                        Source.name(file),
                        "expected files of one format, received %s and %s"
                                .formatted(common.format(), reader.format()));
            }
            common = reader;
        }
        if (common == null) {
            throw new IllegalArgumentException("expected files, received none");
        }
        return common;
    }

    private @Nullable Reader recognize(Head head) {
        Reader surest = null;
        Recognition sure = Recognition.NO;
        for (Reader reader : readers) {
            Recognition recognition = reader.recognize(head);
            if (recognition.compareTo(sure) > 0) {
                surest = reader;
                sure = recognition;
            }
        }
        return surest;
    }

    private Invalid unknown(String received) {
        String formats = readers.stream().map(Reader::format).collect(Collectors.joining(", "));
        return new Invalid("/format", "expected one of " + formats + ", " + received);
    }
}
