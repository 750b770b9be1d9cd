"""Trains a network and predicts with it, through classes that were generated from the document.

Argument: where the service is.
"""

import sys

import openapi_client as dropwise

with dropwise.ApiClient(dropwise.Configuration(host=sys.argv[1])) as client:
    request = dropwise.JobRequest(
        dataset="iris",
        model=dropwise.ModelSpec(
            layers=[
                dropwise.LayerSpec(dropwise.Dense(type="dense", units=16, activation="relu")),
                dropwise.LayerSpec(dropwise.Dropout(type="dropout", rate=dropwise.Rate(0.1))),
                dropwise.LayerSpec(dropwise.Dense(type="dense")),
            ]
        ),
        training=dropwise.TrainingSpec(
            epochs=30,
            seed=7,
            optimizer=dropwise.OptimizerSpec(dropwise.Adam(type="adam", learningRate=0.01)),
        ),
        registerAs="python-client",
    )
    job = dropwise.JobsApi(client).job_submit(request, prefer="wait=120")
    assert job.state == "succeeded", job
    assert dropwise.JobsApi(client).job_show(job.id).run == job.run
    assert len(dropwise.RunsApi(client).run_metrics(job.run)) == 30

    flowers = dropwise.PredictionRequest(
        instances=[[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]], samples=20, seed=7
    )
    answer = dropwise.PredictionsApi(client).prediction_newest("python-client", flowers)
    labels = [prediction.actual_instance.label for prediction in answer.predictions]
    assert labels == ["setosa", "virginica"], labels
    assert len(answer.predictions[0].actual_instance.uncertainty.std) == 3
print("the generated Python client trains and predicts")
