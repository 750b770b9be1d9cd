def encode(module, x, mask, causal):
    """The layers of a transformer encoder, each norm after its sum."""
    for layer in module.layers:
        x = layer.norm1(x + attend(layer.self_attn, x, mask, causal))
        x = layer.norm2(x + layer.linear2(torch.relu(layer.linear1(x))))
    return x
