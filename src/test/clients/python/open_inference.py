"""Talks to a running service as tritonclient and kserve do by default, and checks the answers.

Arguments: host:port, a model of the data set iris, a model of penguins.
"""

import asyncio
import sys

import kserve
import ml_dtypes
import numpy as np
import tritonclient.http as triton

HOST, IRIS, PENGUINS = sys.argv[1:]
FLOWERS = np.array([[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]])
KINDS = ["setosa", "virginica"]


def triton_input(name, values, datatype, **options):
    tensor = triton.InferInput(name, list(values.shape), datatype)
    tensor.set_data_from_numpy(values, **options)
    return tensor


def labels(result):
    return [label.decode() for label in result.as_numpy("label")]


def check(actual, expected):
    assert actual == expected, f"expected {expected}, received {actual}"


def triton_defaults(client):
    assert client.is_server_live() and client.is_server_ready() and client.is_model_ready(IRIS)
    check(
        client.get_server_metadata()["extensions"],
        ["binary_tensor_data", "classification", "model_repository", "parameters", "statistics"],
    )
    metadata = client.get_model_metadata(IRIS)
    check(metadata["inputs"][0]["shape"], [-1, 4])
    check(metadata["properties"]["dataset"], "iris")
    check(metadata["outputs"][0]["parameters"]["classes"][0], "setosa")
    flowers = triton_input("whatever", FLOWERS.astype(np.float32), "FP32")
    result = client.infer(IRIS, [flowers])
    check(labels(result), KINDS)
    assert result.get_output("label")["parameters"]["binary_data_size"] > 0
    probabilities = result.as_numpy("probabilities")
    check(probabilities.shape, (2, 3))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)
    return probabilities


def triton_options(client, probabilities):
    flowers = triton_input("input", FLOWERS.astype(np.float32), "FP32", binary_data=False)
    as_json = triton.InferRequestedOutput("probabilities", binary_data=False)
    as_bytes = triton.InferRequestedOutput("label")
    for algorithm in (None, "gzip", "deflate"):
        result = client.infer(
            IRIS,
            [flowers],
            model_version="1",
            outputs=[as_json, as_bytes],
            request_id="seven",
            request_compression_algorithm=algorithm,
            response_compression_algorithm=algorithm,
        )
        check(labels(result), KINDS)
        check(result.get_response()["id"], "seven")
        np.testing.assert_allclose(result.as_numpy("probabilities"), probabilities, rtol=1e-6)
    sampled = client.infer(IRIS, [flowers], parameters={"samples": 20, "seed": 7})
    check(sampled.as_numpy("std").shape, (2, 3))


def triton_classes(client, probabilities):
    flowers = triton_input("input", FLOWERS.astype(np.float32), "FP32")
    for binary in (True, False):
        wanted = triton.InferRequestedOutput("probabilities", binary_data=binary, class_count=2)
        ranked = client.infer(IRIS, [flowers], outputs=[wanted]).as_numpy("probabilities")
        check(ranked.shape, (2, 2))
        for row, (best, _) in enumerate(ranked):
            value, index, label = (best.decode() if binary else str(best)).split(":")
            check(label, KINDS[row])
            check(int(index), int(probabilities[row].argmax()))
            np.testing.assert_allclose(float(value), probabilities[row].max(), rtol=1e-6)


def triton_statistics(client):
    flowers = triton_input("input", FLOWERS.astype(np.float32), "FP32")

    def counted():
        return client.get_inference_statistics(IRIS, "1")["model_stats"][0]

    before = counted()
    client.infer(IRIS, [flowers], model_version="1")
    after = counted()
    check(after["inference_count"] - before["inference_count"], 2)
    check(after["execution_count"] - before["execution_count"], 1)
    assert after["inference_stats"]["compute_infer"]["ns"] > 0
    names = [version["name"] for version in client.get_inference_statistics()["model_stats"]]
    assert IRIS in names and PENGUINS in names, names


def triton_repository(client):
    index = client.get_model_repository_index()
    assert {"name": IRIS, "version": "1", "state": "READY", "reason": ""} in index, index
    client.load_model(IRIS)
    assert client.is_model_ready(IRIS)
    try:
        client.unload_model(IRIS)
    except triton.InferenceServerException as e:
        assert "not unloaded on request" in e.message(), e.message()
    else:
        raise AssertionError("expected an error")


def triton_types(client, probabilities):
    for datatype, dtype in {
        "FP64": np.float64,
        "FP16": np.float16,
        "BF16": ml_dtypes.bfloat16,
        "INT8": np.int8,
        "INT64": np.int64,
        "UINT16": np.uint16,
        "UINT64": np.uint64,
    }.items():
        values = FLOWERS.astype(dtype)
        result = client.infer(IRIS, [triton_input("input", values, datatype)])
        rounded = triton_input("input", values.astype(np.float32), "FP32")
        expected = client.infer(IRIS, [rounded]).as_numpy("probabilities")
        np.testing.assert_array_equal(result.as_numpy("probabilities"), expected, datatype)
    one = client.infer(IRIS, [triton_input("input", FLOWERS[0].astype(np.float32), "FP32")])
    np.testing.assert_allclose(one.as_numpy("probabilities"), probabilities[:1], rtol=1e-6)


def triton_columns(client):
    columns = {
        "island": ("BYTES", [b"Biscoe", b"Dream"]),
        "bill_length_mm": ("FP32", [46.1, float("nan")]),
        "bill_depth_mm": ("FP64", [13.2, 18]),
        "flipper_length_mm": ("INT32", [211, 190]),
        "body_mass_g": ("INT64", [4500, 3800]),
        "sex": ("BYTES", [b"female", b"male"]),
        "year": ("INT16", [2007, 2008]),
    }
    inputs = [
        triton_input(name, np.array(values, dtype=triton_dtype(datatype)), datatype)
        for name, (datatype, values) in columns.items()
    ]
    check(labels(client.infer(PENGUINS, inputs))[0], "Gentoo")


def triton_dtype(datatype):
    return object if datatype == "BYTES" else getattr(np, datatype.lower().replace("fp", "float"))


def triton_errors(client):
    try:
        client.infer(IRIS, [triton_input("input", FLOWERS[:, :3].astype(np.float32), "FP32")])
    except triton.InferenceServerException as e:
        assert "expected [-1, 4], received [2, 3]" in e.message(), e.message()
    else:
        raise AssertionError("expected an error")


async def kserve_defaults(probabilities):
    client = kserve.InferenceRESTClient(kserve.RESTConfig(protocol="v2"))
    base = f"http://{HOST}"
    assert await client.is_server_live(base) and await client.is_server_ready(base)
    assert await client.is_model_ready(base, IRIS)
    for binary in (False, True):
        flowers = kserve.InferInput("input-0", [2, 4], "FP32")
        flowers.set_data_from_numpy(FLOWERS.astype(np.float32), binary_data=binary)
        request = kserve.InferRequest(
            IRIS, [flowers], parameters={"binary_data_output": True} if binary else None
        )
        answer = await client.infer(base, request, model_name=IRIS)
        outputs = {output.name: output for output in answer.outputs}
        check(answer.model_name, IRIS)
        np.testing.assert_allclose(
            outputs["probabilities"].as_numpy(), probabilities, rtol=1e-6
        )
    label = kserve.protocol.infer_type.RequestedOutput("label", parameters={"binary_data": True})
    request = kserve.InferRequest(IRIS, [flowers], request_outputs=[label])
    answer = await client.infer(base, request, model_name=IRIS)
    check([output.name for output in answer.outputs], ["label"])
    check(list(answer.outputs[0].as_numpy()), KINDS)
    plain = {"inputs": [{"name": "x", "shape": [4], "datatype": "FP32", "data": FLOWERS[0].tolist()}]}
    answer = await client.infer(base, plain, model_name=IRIS)
    check(answer.outputs[1].data, KINDS[:1])
    await client.close()


with triton.InferenceServerClient(HOST) as http:
    expected = triton_defaults(http)
    triton_options(http, expected)
    triton_classes(http, expected)
    triton_statistics(http)
    triton_repository(http)
    triton_types(http, expected)
    triton_columns(http)
    triton_errors(http)
asyncio.run(kserve_defaults(expected))
print("tritonclient and kserve: all answers as expected")
