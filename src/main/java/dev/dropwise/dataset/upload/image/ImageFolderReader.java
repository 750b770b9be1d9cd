package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.ImageForm;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Images in a zip or a tar, in one folder a class, which is called as the class. The folders may
 * lie in {@code train} and {@code test}, of which the latter is held out; without {@code test}
 * {@code val} or {@code validation} is. Rows are in the order of the archive, the hold-out last;
 * classes in that of their names. Images are grey where all of them are, and else red, green and
 * blue.
 */
@Component
public final class ImageFolderReader implements DatasetReader {

    private static final String FEATURE = "image";
    private static final String USUAL_TARGET = "label";
    private static final int PIXEL_RANGE = 255;

    @Override
    public String format() {
        return "images";
    }

    @Override
    public String documentation() {
        return """
                a zip or tar with a folder of PNG, JPEG, GIF or BMP a class, perhaps within `train` and \
                `test`, of which the latter is held out; what is transparent is laid over white, and the \
                orientation that a camera noted is not applied. `{"name": "pets", "image": {"width": 32, \
                "height": 32, "greyscale": true}}` says what size and colours they are brought to.\
                """;
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(
                UploadOption.TARGET,
                UploadOption.TEST_FILE,
                UploadOption.IMAGE_SIZE,
                UploadOption.IMAGE_GREYSCALE);
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        if ((filePrefix.isZip() && !filePrefix.startsAsNpz()) || filePrefix.isTar()) {
            return FormatConfidence.BY_MAGIC;
        }
        return filePrefix.isNamed(".zip", ".tar", ".tgz")
                ? FormatConfidence.BY_NAME
                : FormatConfidence.NO;
    }

    @Override
    public ImageContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException {
        if (options.target().size() > 1) {
            throw new Invalid("/target", "expected one name for the classes, received several");
        }
        UploadSource.Parts parts = source.parts(options);
        if (parts.training().size() != 1) {
            throw new UnreadableFile(
                    "images",
                    "expected one archive, or a second that is test.file, received "
                            + source.files().stream().map(UploadSource::name).toList());
        }
        ImageFolder training = new ImageFolder(source, parts.training().get(0));
        ImageSurvey survey = new ImageSurvey(training.name(), options.image(), source.limits());
        training.forEach(survey::look);
        for (Resource test : parts.test()) {
            new ImageFolder(source, test).forEach(survey::look);
        }
        ImageForm form = survey.form();
        Rows rows = new Rows(survey.classes(), form, store);
        training.forEach(
                (folder, path, image) -> {
                    if (!survey.isHeldOut(folder)) {
                        rows.add(folder, image);
                    }
                });
        int trainingRows = rows.count;
        training.forEach(
                (folder, path, image) -> {
                    if (survey.isHeldOut(folder)) {
                        rows.add(folder, image);
                    }
                });
        for (Resource test : parts.test()) {
            new ImageFolder(source, test).forEach((folder, path, image) -> rows.add(folder, image));
        }
        if (trainingRows == 0) {
            throw new UnreadableFile(
                    training.name(), "expected images to train on beside those of the hold-out");
        }
        String target = options.target().stream().findFirst().orElse(USUAL_TARGET);
        return new ImageContent(
                FEATURE,
                form.shape(),
                PIXEL_RANGE,
                rows.pixels.finish(),
                new CategoryColumn(target, survey.classes(), rows.codes.finish()),
                rows.count - trainingRows);
    }

    private static final class Rows {

        private final Map<String, Integer> classes = new HashMap<>();
        private final ImageForm form;
        private final PixelSink pixels;
        private final CodeSink codes;
        private int count;

        Rows(List<String> names, ImageForm form, ColumnStore store) {
            names.forEach(name -> classes.put(name, classes.size()));
            this.form = form;
            pixels = store.pixels(form.pixels());
            codes = store.codes();
        }

        void add(FolderPath folder, EncodedImage image) throws IOException, EncodedImage.Broken {
            byte[] row = image.decode(decoded -> decoded.in(form));
            pixels.add(row, 0, row.length);
            codes.add(Objects.requireNonNull(classes.get(String.valueOf(folder.folder()))));
            count++;
        }
    }
}
