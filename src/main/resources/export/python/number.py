def number(column, mean, std, indicator=False):
    """Standardizes numbers; a missing one (NaN) becomes the mean, and an indicator of its own where there is one."""
    missing = torch.isnan(column)
    standardized = (column - mean) / std if std > 0 else torch.zeros_like(column)
    standardized = standardized.masked_fill(missing, 0.0)
    return torch.stack([standardized, missing.double()] if indicator else [standardized], 1)
