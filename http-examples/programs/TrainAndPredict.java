import java.util.List;
import java.util.Map;
import org.springframework.web.client.RestClient;

/** Trains a network on the data set iris, and predicts the species of two flowers with it. */
class TrainAndPredict {

    record Job(String id, String state, String error) {}

    record Prediction(String label, double probability) {}

    record Answer(List<Prediction> predictions) {}

    public static void main(String[] arguments) {
        RestClient dropwise =
                RestClient.create(arguments.length > 0 ? arguments[0] : "http://localhost:8080");

        Map<String, Object> request =
                Map.of(
                        "dataset", "iris",
                        "model",
                                Map.of(
                                        "layers",
                                        List.of(
                                                Map.of("type", "dense", "units", 32, "activation", "relu"),
                                                Map.of("type", "dropout", "rate", 0.2),
                                                Map.of("type", "dense"))),
                        "training",
                                Map.of(
                                        "epochs", 30,
                                        "batchSize", 16,
                                        "optimizer", Map.of("type", "adam", "learningRate", 0.01)),
                        "registerAs", "iris");
        Job job =
                dropwise.post()
                        .uri("/api/v1/jobs")
                        .header("Prefer", "wait=60")
                        .body(request)
                        .retrieve()
                        .body(Job.class);
        if (!job.state().equals("succeeded")) {
            throw new IllegalStateException("job " + job.id() + ": " + job.state() + ", " + job.error());
        }

        Answer answer =
                dropwise.post()
                        .uri("/api/v1/models/{name}/predict", "iris")
                        .body(
                                Map.of(
                                        "instances",
                                        List.of(
                                                List.of(5.1, 3.5, 1.4, 0.2),
                                                List.of(6.7, 3.0, 5.2, 2.3))))
                        .retrieve()
                        .body(Answer.class);
        for (Prediction prediction : answer.predictions()) {
            System.out.printf("%s %.2f%n", prediction.label(), prediction.probability());
        }
    }
}
