package dev.dropwise.dataset.upload;

import io.swagger.v3.oas.models.Operation;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes uploads in the words of the readers there are. The document knows one operation for
 * both ways to send a data set, so that both have the same description.
 */
@Component
class UploadDocumentation implements GlobalOperationCustomizer {

    private static final String OPTIONS =
            """
            One or more parts `file`, each plain, gzip, bzip2, xz, zstd or alone in a zip, and a part `options` in JSON. Options that a \
            format does not use are refused.

            Tables are of one file or of several with the same columns, whose rows follow one another. \
            A column of numbers is a number, any other a category; `types` says otherwise. A \
            column of dates has to be named in `time` or `ignore`. Missing values are empty, or in CSV \
            `NA`, in ARFF only `?`, in JSON and Parquet also null, or what `missing` lists. Texts \
            like `1` and `1.0`, or `True` and `true`, are one category, and blanks around a text of CSV no part of it. `group` and `time` name columns that divide rows and are \
            no features. `target` may be a list: several targets are all numbers, or all of two \
            classes (0 and 1 are), which one network predicts together. `test` holds out a \
            `fraction` or a `file`; `"auto"` is a fraction of 0.2. `image` makes one image of all features, which are its pixels.

            """;

    private static final String REFERENCE =
            """


            In JSON: MNIST, Fashion-MNIST or CIFAR-10, fetched from DJL's repository where the network \
            allows it.\
            """;

    private final DatasetReaders readers;

    UploadDocumentation(DatasetReaders readers) {
        this.readers = readers;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return handler.getBeanType() == UploadController.class
                ? operation.description(OPTIONS + formats() + REFERENCE)
                : operation;
    }

    private String formats() {
        return readers.all().stream()
                .map(reader -> "`%s`: %s".formatted(reader.format(), reader.documentation()))
                .collect(Collectors.joining("\n\n"));
    }
}
