def attend(module, x, mask, causal):
    """Attention of every step to every other; a padded step is not looked at."""
    examples, steps, features = x.shape
    size = features // module.num_heads
    projected = F.linear(x, module.in_proj_weight, module.in_proj_bias)
    queries, keys, values = projected.reshape(examples, steps, 3, module.num_heads, size).permute(2, 0, 3, 1, 4)
    scores = queries @ keys.transpose(-2, -1) / size**0.5
    if causal:
        scores = scores.masked_fill(torch.ones(steps, steps, dtype=torch.bool).triu(1), -1e30)
    if mask is not None:
        scores = scores.masked_fill(~mask[:, None, None, :], -1e30)
    seen = (torch.softmax(scores, -1) @ values).transpose(1, 2).reshape(examples, steps, features)
    return module.out_proj(seen)
