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

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    tokens = torch.to(x, 4)
    known = torch.logical_and(torch.gt(tokens, 0), torch.lt(tokens, self.vocabulary))
    found = torch.embedding(self.weight, tokens * known)
    present = torch.unsqueeze(known, 2)
    if rng is not None and self.dropout > 0.0:
      # whole words, wherever they occur
      words = torch.rand([self.vocabulary], generator=rng, device=x.device).ge_(self.dropout).mul_(1.0 / (1.0 - self.dropout))
      # as good as 0; zeros themselves would be padding to what follows, and not count as a word
      words.clamp_min_(1e-20)
      found = found * torch.unsqueeze(torch.index_select(words, 0, torch.reshape(tokens * known, [-1])).reshape(tokens.size()), 2)
    return found * present
