// Trains a network and predicts with it, through types that were generated from the document.
// Argument: where the service is.
import createClient from "openapi-fetch";
import type { components, paths } from "./dropwise.js";

const client = createClient<paths, "application/json">({ baseUrl: process.argv[2]! });

function require(holds: boolean, what: unknown): asserts holds {
  if (!holds) {
    throw new Error(`not as expected: ${JSON.stringify(what)}`);
  }
}

const request: components["schemas"]["JobRequest"] = {
  dataset: "iris",
  model: {
    layers: [
      { type: "dense", units: 16, activation: "relu" },
      { type: "dropout", rate: 0.1 },
      { type: "dense" },
    ],
  },
  training: { epochs: 30, seed: 7, optimizer: { type: "adam", learningRate: 0.01 } },
  registerAs: "typescript-client",
};

const submitted = await client.POST("/api/v1/jobs", {
  params: { header: { Prefer: "wait=120" } },
  body: request,
});
const job = submitted.data;
require(job !== undefined, submitted.error);
require(job.state === "succeeded" && job.run !== null, job);

const metrics = await client.GET("/api/v1/runs/{id}/metrics", {
  params: { path: { id: job.run } },
});
require(metrics.data?.length === 30, metrics.error);

const predicted = await client.POST("/api/v1/models/{name}/predict", {
  params: { path: { name: "typescript-client" } },
  body: { instances: [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]], samples: 20, seed: 7 },
});
const labels = predicted.data?.predictions.map((one) => ("label" in one ? one.label : null));
require(labels?.join() === "setosa,virginica", predicted);

const refused = await client.POST("/api/v1/jobs", { body: { dataset: "nowhere" } });
require(refused.error !== undefined && "detail" in refused.error, refused.data);
console.log("the generated TypeScript client trains and predicts");
