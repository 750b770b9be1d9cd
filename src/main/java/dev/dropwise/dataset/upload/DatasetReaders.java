package dev.dropwise.dataset.upload;

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
public final class DatasetReaders {

    private final List<DatasetReader> readers;

    public DatasetReaders(List<DatasetReader> readers) {
        this.readers =
                readers.stream().sorted(Comparator.comparing(DatasetReader::format)).toList();
    }

    /** By the names of their formats. */
    List<DatasetReader> all() {
        return readers;
    }

    /**
     * The reader of these files.
     *
     * @throws Invalid when there is none, or the options are not for it
     */
    public DatasetReader reader(UploadSource source, UploadOptions options) throws IOException {
        String format = options.format();
        DatasetReader reader = format == null ? recognize(source) : named(format);
        Invalid.throwIfAny(options.faults(reader.format(), reader.options()));
        return reader;
    }

    private DatasetReader named(String format) {
        return readers.stream()
                .filter(reader -> reader.format().equals(format))
                .findFirst()
                .orElseThrow(() -> unknown("received \"" + format + "\""));
    }

    private DatasetReader recognize(UploadSource source) throws IOException {
        DatasetReader common = null;
        for (Resource file : source.files()) {
            DatasetReader reader = recognize(FilePrefix.of(source, file));
            if (reader == null) {
                throw unknown("and " + UploadSource.name(file) + " looks like none of them");
            }
            if (common != null && common != reader) {
                throw new UnreadableFile(
                        UploadSource.name(file),
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

    private @Nullable DatasetReader recognize(FilePrefix filePrefix) {
        DatasetReader surest = null;
        FormatConfidence sure = FormatConfidence.NO;
        for (DatasetReader reader : readers) {
            FormatConfidence formatConfidence = reader.recognize(filePrefix);
            if (formatConfidence.compareTo(sure) > 0) {
                surest = reader;
                sure = formatConfidence;
            }
        }
        return surest;
    }

    private Invalid unknown(String received) {
        String formats =
                readers.stream().map(DatasetReader::format).collect(Collectors.joining(", "));
        return new Invalid("/format", "expected one of " + formats + ", " + received);
    }
}
