# uses masks products
# scaled dot products of every step with every other, in heads; x: [examples, steps, features],
# inside: [features, 3 * features] for queries, keys and values, outside: [features, features]
def attention(x: Tensor, mask: Optional[Tensor], inside: Tensor, inside_bias: Tensor, outside: Tensor, outside_bias: Tensor, heads: int, causal: bool, dropout: float, rng: Optional[Generator]) -> Tensor:
  examples = x.size(0)
  steps = x.size(1)
  features = x.size(2)
  projected = torch.reshape(__torch__.product(x, inside) + inside_bias, [examples, steps, 3, heads, features // heads])
  parts = torch.unbind(torch.permute(projected, [2, 0, 3, 1, 4]), 0)
  scores = torch.matmul(parts[0], torch.transpose(parts[1], -2, -1)) / float(features // heads) ** 0.5
  # not infinite: a padded step may have nothing to look at
  lowest = -1e+30
  if causal:
    later = torch.triu(torch.ones([steps, steps], dtype=torch.bool, device=x.device), 1)
    scores = torch.masked_fill(scores, later, lowest)
  if mask is not None:
    # padded steps are not looked at
    padded = torch.logical_not(torch.reshape(mask, [examples, 1, 1, steps]))
    scores = torch.masked_fill(scores, padded, lowest)
  shares = torch.softmax(scores, -1)
  if rng is not None:
    shares = __torch__.dropped(shares, dropout, rng)
  seen = torch.reshape(torch.transpose(torch.matmul(shares, parts[2]), 1, 2), [examples, steps, features])
  return __torch__.product(seen, outside) + outside_bias
