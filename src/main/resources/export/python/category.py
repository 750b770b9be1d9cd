def category(column, categories, indicator=False):
    """One input for each category; a value is the place of its category in the manifest, NaN where it is missing."""
    one_hot = (column.unsqueeze(1) == torch.arange(categories, dtype=column.dtype)).double()
    missing = torch.isnan(column).double().unsqueeze(1)
    return torch.cat([one_hot, missing], 1) if indicator else one_hot
