package dev.dropwise.run.tensorboard;

import com.google.protobuf.CodedOutputStream;
import dev.dropwise.training.EpochMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of a run as scalars of TensorBoard, one step an epoch. Its messages are those of
 * TensorFlow's {@code event.proto} and {@code summary.proto}, of which two fields of two levels are
 * all there is to write.
 */
public final class EventFile {

    private static final String VERSION = "brain.Event:2";

    /** Fields of {@code Event}. */
    private static final int WALL_TIME = 1;

    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;

    /** Of {@code Summary}, and of its values. */
    private static final int VALUE = 1;

    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private EventFile() {}

    /** What TensorBoard recognizes as such a file: it looks for {@code tfevents} in the name. */
    public static String name(Instant began, String run) {
        return "events.out.tfevents.%010d.%s".formatted(began.getEpochSecond(), run);
    }

    /**
     * The bytes of the file.
     *
     * @param began when the first epoch began: each ends its {@code seconds} after the one before
     */
    public static byte[] of(Instant began, List<EpochMetrics> epochs) {
        RecordOutput records = new RecordOutput();
        double time = began.toEpochMilli() / 1e3;
        double first = time;
        records.add(
                message(
                        event -> {
                            event.writeDouble(WALL_TIME, first);
                            event.writeString(FILE_VERSION, VERSION);
                        }));
        for (EpochMetrics epoch : epochs) {
            time += epoch.seconds();
            records.add(event(time, epoch));
        }
        return records.bytes();
    }

    private static byte[] event(double time, EpochMetrics epoch) {
        byte[] summary =
                message(
                        values -> {
                            for (Map.Entry<String, Double> scalar : scalars(epoch).entrySet()) {
                                values.writeByteArray(
                                        VALUE, value(scalar.getKey(), scalar.getValue()));
                            }
                        });
        return message(
                event -> {
                    event.writeDouble(WALL_TIME, time);
                    event.writeInt64(STEP, epoch.epoch());
                    event.writeByteArray(SUMMARY, summary);
                });
    }

    private static byte[] value(String tag, double number) {
        return message(
                value -> {
                    value.writeString(TAG, tag);
                    value.writeFloat(SIMPLE_VALUE, (float) number);
                });
    }

    /** By tags, whose first part is the chart that TensorBoard draws them in. */
    private static Map<String, Double> scalars(EpochMetrics epoch) {
        Map<String, @Nullable Double> all = new LinkedHashMap<>();
        all.put("loss/train", epoch.trainLoss());
        all.put("loss/noisyTrain", epoch.noisyTrainLoss());
        all.put("loss/validation", epoch.validationLoss());
        all.put("accuracy/train", epoch.trainAccuracy());
        all.put("accuracy/validation", epoch.validationAccuracy());
        all.put("meanAbsoluteError/train", epoch.trainMeanAbsoluteError());
        all.put("meanAbsoluteError/validation", epoch.validationMeanAbsoluteError());
        all.put("monitored", epoch.monitored());
        all.put("learningRate", epoch.learningRate());
        all.put("seconds", epoch.seconds());
        epoch.rates().forEach((layer, rate) -> all.put("rates/" + layer, rate));
        Map<String, Double> measured = new LinkedHashMap<>();
        all.forEach(
                (tag, number) -> {
                    if (number != null) {
                        measured.put(tag, number);
                    }
                });
        return measured;
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
