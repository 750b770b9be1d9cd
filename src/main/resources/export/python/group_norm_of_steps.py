def group_norm_of_steps(module, x, mask):
    """Group normalization over all steps that are no padding."""
    if mask is None:
        return module(x.transpose(1, 2)).transpose(1, 2)
    features = module.num_channels // module.num_groups
    parts = x.reshape(x.size(0), x.size(1), module.num_groups, features)
    there = mask.to(x.dtype)[:, :, None, None]
    count = (there.sum(1, keepdim=True) * features).clamp_min(1.0)
    centered = (parts - (parts * there).sum((1, 3), keepdim=True) / count) * there
    variance = centered.square().sum((1, 3), keepdim=True) / count
    return (centered * torch.rsqrt(variance + module.eps)).reshape(x.shape) * module.weight + module.bias
