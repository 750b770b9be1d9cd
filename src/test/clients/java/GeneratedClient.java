import java.math.BigDecimal;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.JobsApi;
import org.openapitools.client.api.PredictionsApi;
import org.openapitools.client.api.RunsApi;
import org.openapitools.client.model.Adam;
import org.openapitools.client.model.ClassPredictionView;
import org.openapitools.client.model.Dense;
import org.openapitools.client.model.Dropout;
import org.openapitools.client.model.JobRequest;
import org.openapitools.client.model.JobView;
import org.openapitools.client.model.LayerSpec;
import org.openapitools.client.model.ModelSpec;
import org.openapitools.client.model.OptimizerSpec;
import org.openapitools.client.model.PredictionRequest;
import org.openapitools.client.model.Rate;
import org.openapitools.client.model.TrainingSpec;

/** Trains a network and predicts with it, through classes that were generated from the document. */
class GeneratedClient {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        JobView job = new JobsApi(client).jobSubmit(request(), null, "wait=120");
        require(job.getState() == JobView.StateEnum.SUCCEEDED, job);
        require(new JobsApi(client).jobShow(job.getId()).getRun().equals(job.getRun()), job);
        require(new RunsApi(client).runMetrics(job.getRun()).size() == 30, job);

        PredictionRequest flowers =
                new PredictionRequest()
                        .addInstancesItem(List.of(5.1, 3.5, 1.4, 0.2))
                        .addInstancesItem(List.of(6.7, 3.0, 5.2, 2.3))
                        .samples(20)
                        .seed(7L);
        var answer = new PredictionsApi(client).predictionNewest("java-client", flowers);
        ClassPredictionView first = answer.getPredictions().get(0).getClassPredictionView();
        ClassPredictionView second = answer.getPredictions().get(1).getClassPredictionView();
        require(first.getLabel().equals("setosa"), first);
        require(second.getLabel().equals("virginica"), second);
        require(first.getUncertainty().getStd().size() == 3, first);
        System.out.println("the generated Java client trains and predicts");
    }

    private static JobRequest request() {
        Dense hidden =
                new Dense()
                        .type(Dense.TypeEnum.DENSE)
                        .units(16)
                        .activation(Dense.ActivationEnum.RELU);
        Dropout dropout =
                new Dropout()
                        .type(Dropout.TypeEnum.DROPOUT)
                        .rate(new Rate(new BigDecimal("0.1")));
        ModelSpec model =
                new ModelSpec()
                        .addLayersItem(new LayerSpec(hidden))
                        .addLayersItem(new LayerSpec(dropout))
                        .addLayersItem(new LayerSpec(new Dense().type(Dense.TypeEnum.DENSE)));
        OptimizerSpec adam =
                new OptimizerSpec(
                        new Adam().type(Adam.TypeEnum.ADAM).learningRate(0.01));
        return new JobRequest()
                .dataset("iris")
                .model(model)
                .training(new TrainingSpec().epochs(30).seed(7L).optimizer(adam))
                .registerAs("java-client");
    }

    private static void require(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError("not as expected: " + what);
        }
    }
}
