# uses steps
class Embedding(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  # [vocabulary, units]; the first row, of padding, is never read
  weight : Tensor
  units : int
  vocabulary : int
  dropout : float

  def build(self, device: Device, rng: Generator) -> None:
    self.weight = torch.empty([self.vocabulary, self.units], device=device).normal_(0.0, 1.0, generator=rng).requires_grad_(True)

  def weights(self) -> List[Tensor]:
    return [self.weight]

  # which tokens are no padding
  def mask(self, x: Tensor) -> Tensor:
    tokens = torch.to(x, torch.int64)
    return torch.logical_and(torch.gt(tokens, 0), torch.lt(tokens, self.vocabulary))

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    known = self.mask(x)
    tokens = torch.to(x, torch.int64) * known
    found = torch.embedding(self.weight, tokens) * torch.unsqueeze(known, 2)
    if rng is None or self.dropout == 0.0:
      return found
    # whole words, wherever they occur
    words = torch.rand([self.vocabulary], generator=rng, device=x.device).ge_(self.dropout).mul_(1.0 / (1.0 - self.dropout))
    kept = torch.reshape(torch.index_select(words, 0, torch.reshape(tokens, [-1])), tokens.size())
    return found * torch.unsqueeze(kept, 2)
