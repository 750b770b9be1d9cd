def waves(x):
    """Positions as sines at even features and cosines at odd ones."""
    steps = torch.arange(x.size(1), dtype=x.dtype).unsqueeze(1)
    features = torch.arange(x.size(2), dtype=x.dtype)
    even = torch.floor(features / 2) * 2
    angles = steps * torch.exp(even * (-math.log(10000.0) / x.size(2)))
    return torch.where(features == even, torch.sin(angles), torch.cos(angles))
