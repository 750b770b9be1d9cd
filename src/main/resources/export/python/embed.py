def embed(module, x):
    """Vectors of tokens; zeros where there is none, or one that is not known."""
    known = (x > 0) & (x < module.num_embeddings)
    return module(x.long() * known) * known.unsqueeze(2)
