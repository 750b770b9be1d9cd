package dev.dropwise.inference.protocol;

import dev.dropwise.inference.PredictionOutputs;
import dev.dropwise.inference.Predictions;
import dev.dropwise.inference.SamplingOptions;
import dev.dropwise.inference.ServedCheckpoint;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Carries out requests of the Open Inference Protocol, and times them. */
@Component
class InferExecution {

    private final Predictions predictions;
    private final InferWriter writer;
    private final InferStatistics statistics;
    private final Clock clock;

    InferExecution(
            Predictions predictions, InferWriter writer, InferStatistics statistics, Clock clock) {
        this.predictions = predictions;
        this.writer = writer;
        this.statistics = statistics;
        this.clock = clock;
    }

    ResponseEntity<?> answer(ServedCheckpoint served, InferMessage message) {
        InferClock times = new InferClock();
        try {
            InferRequest request = message.request();
            SamplingOptions sampling = InferParameters.sampling(request.parameters());
            InferOutputs.check(served, sampling, request.outputs());
            TensorSignature signature = new TensorSignature(served.preprocessing());
            InferInputs inputs = InferInputs.read(signature, message.tensors());
            times.inputsRead();
            PredictionOutputs outputs =
                    predictions.predict(served, inputs.instances(), inputs.pointers(), sampling);
            times.predicted();
            ResponseEntity<?> answer =
                    writer.write(InferView.of(served, outputs, request), request);
            times.outputsWritten();
            statistics
                    .of(served)
                    .succeeded(inputs.instances().size(), times, clock.instant().toEpochMilli());
            return answer;
        } catch (RuntimeException e) {
            statistics.of(served).failed(times);
            throw e;
        }
    }
}
